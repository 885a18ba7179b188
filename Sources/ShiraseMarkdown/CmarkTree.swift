import CCmark
import Foundation

/// A document as cmark parsed it. It owns its nodes and frees them; a node is valid as long as its tree is.
struct CmarkTree: ~Copyable {
    let root: CmarkNode

    /// - Parameter bytes: Markdown in UTF-8; cmark replaces NUL and malformed bytes by U+FFFD.
    init(parsing bytes: [UInt8]) {
        let document = bytes.withUnsafeBytes { buffer in
            cmark_parse_document(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_VALIDATE_UTF8)
        }
        // Never null: where memory is short, cmark's allocator has ended the process already.
        // swift-format-ignore: NeverForceUnwrap
        root = CmarkNode(document!)
    }

    deinit { cmark_node_free(root.pointer) }

    /// HTML as cmark renders it, raw HTML included: what must not be in it has to be out of the tree.
    func html() -> [UInt8] {
        guard let text = cmark_render_html(root.pointer, CMARK_OPT_UNSAFE) else { return [] }
        defer { free(text) }
        return [UInt8](UnsafeRawBufferPointer(start: text, count: strlen(text)))
    }
}

/// A node of a ``CmarkTree``: a pointer with names that Swift likes.
struct CmarkNode: Hashable {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    init?(_ pointer: OpaquePointer?) {
        guard let pointer else { return nil }
        self.pointer = pointer
    }

    /// A node outside every tree. It belongs to the caller until it is put into one.
    static func make(_ type: cmark_node_type) -> CmarkNode? { CmarkNode(cmark_node_new(type)) }

    /// A node that renders as `enter`, its children, `exit`.
    static func custom(_ type: cmark_node_type, enter: String, exit: String) -> CmarkNode? {
        guard let node = make(type) else { return nil }
        cmark_node_set_on_enter(node.pointer, enter)
        cmark_node_set_on_exit(node.pointer, exit)
        return node
    }

    var type: cmark_node_type { cmark_node_get_type(pointer) }
    var next: CmarkNode? { CmarkNode(cmark_node_next(pointer)) }
    var parent: CmarkNode? { CmarkNode(cmark_node_parent(pointer)) }
    var firstChild: CmarkNode? { CmarkNode(cmark_node_first_child(pointer)) }

    /// The text of a leaf, empty for other nodes.
    var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }

    /// Whether a leaf's text contains another one, byte by byte.
    func literalContains(_ text: String) -> Bool {
        cmark_node_get_literal(pointer).map { strstr($0, text) != nil } ?? false
    }

    var url: String {
        get { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }
        nonmutating set { cmark_node_set_url(pointer, newValue) }
    }

    /// 1–6
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    /// Counted from 1; 0 where cmark does not know.
    var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
    /// In bytes, counted from 1.
    var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
    /// For nodes that a pass makes, which cmark gives no place: the source's line that they come from; 0 where none was set.
    var sourceLine: Int {
        get { Int(bitPattern: cmark_node_get_user_data(pointer)) }
        nonmutating set { cmark_node_set_user_data(pointer, UnsafeMutableRawPointer(bitPattern: newValue)) }
    }

    /// Where this node begins, as far as a pass or cmark knows; 0 where neither does.
    var ownLine: Int { sourceLine > 0 ? sourceLine : isBlock ? startLine : 0 }

    var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

    var children: [CmarkNode] {
        var children: [CmarkNode] = []
        var child = firstChild
        while let node = child {
            children.append(node)
            child = node.next
        }
        return children
    }

    var isBlock: Bool {
        let number = type.rawValue
        return number >= CMARK_NODE_FIRST_BLOCK.rawValue && number <= CMARK_NODE_LAST_BLOCK.rawValue
    }

    func append(_ child: CmarkNode) { cmark_node_append_child(pointer, child.pointer) }

    /// Puts `node` in this one's place, which is freed with all that is below it.
    func replace(with node: CmarkNode) {
        cmark_node_replace(pointer, node.pointer)
        cmark_node_free(pointer)
    }

    /// Takes this node with all that is below it out of the tree, and frees it.
    func remove() { cmark_node_free(pointer) }

    /// Every node from this one down, in document order. The tree must keep its shape meanwhile: passes collect nodes first and
    /// edit then.
    func walk(_ visit: (CmarkNode) -> Void) {
        guard let iterator = cmark_iter_new(pointer) else { return }
        defer { cmark_iter_free(iterator) }
        while case let event = cmark_iter_next(iterator), event != CMARK_EVENT_DONE {
            if event == CMARK_EVENT_ENTER, let node = CmarkNode(cmark_iter_get_node(iterator)) { visit(node) }
        }
    }

    /// The text of the inline nodes below. A line end that ``SoftBreakPass`` has left is a space.
    var plainText: String {
        var text = ""
        walk { node in
            switch node.type {
            case CMARK_NODE_TEXT, CMARK_NODE_CODE: text += node.literal
            case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text += " "
            default: break
            }
        }
        return text
    }
}
