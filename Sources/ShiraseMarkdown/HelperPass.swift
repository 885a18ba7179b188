import CCmark
import Foundation

/// Takes the helper characters of ``Preparation`` out of the tree, wherever cmark has put them: texts, code, HTML, addresses, titles.
enum HelperPass {
    static func run(_ root: CmarkNode, _ helper: [UInt8]) {
        let cHelper = helper.map { CChar(bitPattern: $0) } + [0]
        func without(_ text: UnsafePointer<CChar>?) -> String? {
            guard let text, strstr(text, cHelper) != nil else { return nil }
            // By bytes: as characters, a combining mark behind the helper would hide it.
            var bytes: [UInt8] = []
            var rest = Array(String(cString: text).utf8)[...]
            while let byte = rest.first {
                let isHelper = rest.starts(with: helper)
                if !isHelper { bytes.append(byte) }
                rest = rest.dropFirst(isHelper ? helper.count : 1)
            }
            return String(decoding: bytes, as: UTF8.self)
        }
        root.walk { node in
            let pointer = node.pointer
            if let text = without(cmark_node_get_literal(pointer)) { cmark_node_set_literal(pointer, text) }
            if let text = without(cmark_node_get_url(pointer)) { cmark_node_set_url(pointer, text) }
            if let text = without(cmark_node_get_title(pointer)) { cmark_node_set_title(pointer, text) }
            if let text = without(cmark_node_get_fence_info(pointer)) { cmark_node_set_fence_info(pointer, text) }
        }
    }
}
