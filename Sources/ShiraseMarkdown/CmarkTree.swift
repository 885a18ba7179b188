import CCmark
import CCmarkArena
import Foundation

/// A document as cmark parsed it, in memory of the thread that has parsed it. A node is valid as long as its tree is; nodes may move
/// into a tree that was there before their own.
struct CmarkTree: ~Copyable {
    let root: CmarkNode

    /// - Parameters:
    ///   - bytes: Markdown in UTF-8; cmark replaces NUL, and malformed bytes, by U+FFFD.
    ///   - isUTF8: whether the bytes are known to be well-formed.
    init(parsing bytes: [UInt8], isUTF8: Bool = false) {
        shirase_arena_enter()
        let options = isUTF8 ? CMARK_OPT_DEFAULT : CMARK_OPT_VALIDATE_UTF8
        let parser = cmark_parser_new_with_mem(options, shirase_arena_allocator())
        bytes.withUnsafeBytes { buffer in
            cmark_parser_feed(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        }
        // Never null: where memory is short, the allocator has ended the process already.
        // swift-format-ignore: NeverForceUnwrap
        root = CmarkNode(cmark_parser_finish(parser)!)
    }

    /// All memory goes at once.
    deinit { shirase_arena_leave() }

    /// HTML as cmark renders it, raw HTML included: what must not be in it has to be out of the tree.
    func html<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        body(UnsafeBufferPointer(cString: cmark_render_html(root.pointer, CMARK_OPT_UNSAFE)))
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

    /// A node outside every tree, made while there is one.
    static func make(_ type: cmark_node_type) -> CmarkNode {
        // Never null: where memory is short, the allocator has ended the process already.
        // swift-format-ignore: NeverForceUnwrap
        CmarkNode(cmark_node_new_with_mem(type, shirase_arena_allocator())!)
    }

    /// A node that renders as `enter`, its children, `exit`.
    static func custom(_ type: cmark_node_type, enter: String = "", exit: String = "") -> CmarkNode {
        let node = make(type)
        if !enter.isEmpty { cmark_node_set_on_enter(node.pointer, enter) }
        if !exit.isEmpty { cmark_node_set_on_exit(node.pointer, exit) }
        return node
    }

    /// A text outside of every tree.
    static func text(_ bytes: some Collection<UInt8>) -> CmarkNode {
        let node = make(CMARK_NODE_TEXT)
        node.setLiteral(bytes)
        return node
    }

    var type: cmark_node_type { cmark_node_get_type(pointer) }
    var next: CmarkNode? { CmarkNode(cmark_node_next(pointer)) }
    var previous: CmarkNode? { CmarkNode(cmark_node_previous(pointer)) }
    var parent: CmarkNode? { CmarkNode(cmark_node_parent(pointer)) }
    var firstChild: CmarkNode? { CmarkNode(cmark_node_first_child(pointer)) }
    var lastChild: CmarkNode? { CmarkNode(cmark_node_last_child(pointer)) }

    /// The text of a leaf, empty for other nodes. Valid until it is set anew or the node is freed.
    var literal: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(cString: cmark_node_get_literal(pointer)) }
    /// As ``literal``.
    var url: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(cString: cmark_node_get_url(pointer)) }
    /// As ``literal``.
    var title: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(cString: cmark_node_get_title(pointer)) }
    /// As ``literal``.
    var fenceInfo: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(cString: cmark_node_get_fence_info(pointer)) }

    func setLiteral(_ bytes: some Collection<UInt8>) { set(cmark_node_set_literal, bytes) }
    func setURL(_ bytes: some Collection<UInt8>) { set(cmark_node_set_url, bytes) }
    func setTitle(_ bytes: some Collection<UInt8>) { set(cmark_node_set_title, bytes) }
    func setEnter(_ bytes: some Collection<UInt8>) { set(cmark_node_set_on_enter, bytes) }
    func setExit(_ bytes: some Collection<UInt8>) { set(cmark_node_set_on_exit, bytes) }
    func setFenceInfo(_ bytes: some Collection<UInt8>) { set(cmark_node_set_fence_info, bytes) }

    /// cmark's texts end at NUL, which U+FFFD stands for, as in what cmark reads itself.
    private func set(
        _ setter: (OpaquePointer, UnsafePointer<CChar>) -> Int32, _ bytes: some Collection<UInt8>
    ) {
        let holdsNUL = bytes.withContiguousStorageIfAvailable { $0.offset(of: 0) != nil } ?? bytes.contains(0)
        if holdsNUL {
            let replaced = bytes.flatMap { $0 == 0 ? Array("\u{FFFD}".utf8) : [$0] }
            set(setter, replaced)
            return
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + 1) { buffer in
            let (_, end) = buffer.update(from: bytes)
            buffer[end] = 0
            buffer.withMemoryRebound(to: CChar.self) { text in
                if let start = text.baseAddress { _ = setter(pointer, start) }
            }
        }
    }

    /// 1–6
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    var isOrderedList: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
    /// Counted from 1; 0 where cmark does not know.
    var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
    /// In bytes, counted from 1. Of inline nodes, right for texts alone, and on a paragraph's further lines without what stands
    /// before the text (cmark 0.30).
    var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
    var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

    /// What the pass that made this node says of it.
    var mark: NodeMark? {
        get { NodeMark(bits: Int(bitPattern: cmark_node_get_user_data(pointer))) }
        nonmutating set {
            cmark_node_set_user_data(pointer, UnsafeMutableRawPointer(bitPattern: newValue?.bits ?? 0))
        }
    }

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

    /// Whether a node of a type lies above this one, inside the same block.
    func isInside(_ type: cmark_node_type) -> Bool {
        var parent = self.parent
        while let container = parent, !container.isBlock {
            if container.type == type { return true }
            parent = container.parent
        }
        return false
    }

    /// - Returns: whether a node of this type may hold the child; else nothing happens.
    @discardableResult
    func append(_ child: CmarkNode) -> Bool { cmark_node_append_child(pointer, child.pointer) != 0 }
    func prepend(_ child: CmarkNode) { cmark_node_prepend_child(pointer, child.pointer) }
    func insert(before sibling: CmarkNode) { cmark_node_insert_before(sibling.pointer, pointer) }
    func insert(after sibling: CmarkNode) { cmark_node_insert_after(sibling.pointer, pointer) }
    /// Children that this node must not hold stay where they are, with those behind them.
    func takeChildren(of other: CmarkNode) { while let child = other.firstChild, append(child) {} }

    /// Puts `node` in this one's place, which is freed with all that is below it.
    func replace(with node: CmarkNode) {
        cmark_node_replace(pointer, node.pointer)
        cmark_node_free(pointer)
    }

    /// Takes this node with all that is below it out of the tree, and frees it.
    func remove() { cmark_node_free(pointer) }

    /// Every node from this one down, in document order. What is above and behind the node that is visited must stay as it is.
    /// - Parameters:
    ///   - enter: is told of a node before its children; answers whether to visit them.
    ///   - leave: is told of a node after its children, and of a leaf too.
    @inline(__always)
    func walk(enter: (CmarkNode, cmark_node_type) -> Bool, leave: (CmarkNode, cmark_node_type) -> Void) {
        var node = self
        while true {
            let type = node.type
            if enter(node, type), let child = node.firstChild {
                node = child
                continue
            }
            leave(node, type)
            var next = node == self ? nil : node.next
            while next == nil {
                guard node != self, let parent = node.parent else { return }
                node = parent
                leave(node, node.type)
                next = node == self ? nil : node.next
            }
            guard let found = next else { return }
            node = found
        }
    }

    @inline(__always)
    func walk(_ enter: (CmarkNode, cmark_node_type) -> Bool) { walk(enter: enter, leave: { _, _ in }) }
}

extension CmarkNode {
    /// The text of the inline nodes below, pictures' too; line ends are spaces.
    var plainText: String {
        var text: [UInt8] = []
        walk { node, type in
            switch type {
            case CMARK_NODE_TEXT, CMARK_NODE_CODE: text += node.literal
            case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text.append(0x20)
            default: break
            }
            return true
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension cmark_node_type {
    /// Whether nodes of this type hold inline nodes alone.
    var holdsInlines: Bool { self == CMARK_NODE_PARAGRAPH || self == CMARK_NODE_HEADING }
}

/// What a pass says of a node that it made, where later passes and facts have to know: what the node is, and a number.
struct NodeMark {
    enum Role: Int {
        /// A text that stands at an offset of the source.
        case text
        /// A table's cell, a container's title, a picture's caption, a footnote.
        case cell, title, caption, footnote
        /// Text that is struck out.
        case struck
        /// A container's content, and a question of a FAQ, with its index among the document's components.
        case note, inseparable, question
    }

    let role: Role
    let value: Int

    init(_ role: Role, _ value: Int = 0) {
        self.role = role
        self.value = value
    }

    /// A table's cell; the header is row 0.
    init(cellInRow row: Int, column: Int) { self.init(.cell, row << 24 | column) }

    /// Where a cell stands; a table has fewer than 2²⁴ columns.
    var cell: (row: Int, column: Int) { (value >> 24, value & 0xFF_FFFF) }

    /// - Parameter bits: 0 where no mark was set.
    fileprivate init?(bits: Int) {
        guard bits > 0, let role = Role(rawValue: (bits - 1) & 0xF) else { return nil }
        self.init(role, (bits - 1) >> 4)
    }

    fileprivate var bits: Int { (value << 4 | role.rawValue) + 1 }
}

extension UnsafeBufferPointer<UInt8> {
    /// A C string's bytes, without its end; none for a null pointer.
    fileprivate init(cString: UnsafePointer<CChar>?) {
        guard let cString else {
            self.init(start: nil, count: 0)
            return
        }
        let count = strlen(cString)
        self.init(start: UnsafeRawPointer(cString).assumingMemoryBound(to: UInt8.self), count: count)
    }

    func offset(of byte: UInt8, from start: Int = 0) -> Int? {
        guard let baseAddress, start < count, let found = memchr(baseAddress + start, Int32(byte), count - start) else {
            return nil
        }
        return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress)
    }

    /// The first offset at or after `start` at which `other` begins. Quick where its first byte is rare.
    func offset(of other: [UInt8], from start: Int = 0) -> Int? {
        guard let first = other.first else { return nil }
        var at = start
        while let found = offset(of: first, from: at), found + other.count <= count {
            if self[found..<(found + other.count)].elementsEqual(other) { return found }
            at = found + 1
        }
        return nil
    }

    var string: String { String(decoding: self, as: UTF8.self) }
}
