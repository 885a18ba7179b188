import ShiraseCore

/// Finds the lines that begin and end containers (`:::note 題`, `:::`). ``Preparation`` makes each a comment, which is a block of its
/// own wherever it stands, and ``ContainerPass`` puts a container around what lies between two of them.
struct ContainerLines {
    struct Fence {
        /// The fence on its line, from the colons to the line's end.
        let range: Range<Int>
        /// `nil` for a line that ends a container.
        let name: String?
        let title: String
    }

    private(set) var fences: [Fence] = []

    init(_ bytes: [UInt8]) {
        let colons = Array(":::".utf8)
        var codeFence = CodeFence()
        var at = 0
        while at < bytes.count {
            let end = bytes[at...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let line = bytes[at..<end]
            at = end + 1
            let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ">") }
            guard !codeFence.read(text), !codeFence.isOpen, text.starts(with: colons) else { continue }
            // Four spaces make code.
            let indentation = line.prefix { $0 == UInt8(ascii: " ") }.count
            guard indentation < 4 || indentation < text.startIndex - line.startIndex else { continue }
            let words = String(decoding: text.drop { $0 == UInt8(ascii: ":") }, as: UTF8.self).trimmingWhiteSpace
            let name = words.prefix { !$0.isWhitespace }
            let title = words.dropFirst(name.count).trimmingPrefix { $0.isWhitespace }
            fences.append(
                Fence(range: text.startIndex..<end, name: name.isEmpty ? nil : String(name), title: String(title)))
        }
    }
}
