import CCmark
import ShiraseCore

/// Gives every heading, and every question of a FAQ, an id made from its text, so that a link to it survives others being added. Japanese
/// is kept.
struct HeadingPass {
    /// A heading of the tree, or a question, with its words.
    struct Heading {
        let node: CmarkNode
        let text: String
    }

    private(set) var headings: [MarkdownDocument.Heading] = []
    /// By the question's component.
    private(set) var questions: [Int: String] = [:]

    /// `{#id}` at the end of a heading, with the white space around it.
    static func writtenID(_ text: CmarkNode, _ bytes: [UInt8], _ start: Int) -> (id: Range<Int>, range: Range<Int>)? {
        guard start + 2 < bytes.count, bytes[start + 1] == UInt8(ascii: "#"), text.next == nil,
            let parent = text.parent, parent.type == CMARK_NODE_HEADING || parent.mark?.role == .question,
            let close = bytes[(start + 2)...].firstIndex(where: { $0 <= 0x20 || "{}\"'<>&".utf8.contains($0) }),
            bytes[close] == UInt8(ascii: "}"), close > start + 2, bytes[(close + 1)...].allSatisfy({ $0 <= 0x20 })
        else { return nil }
        let lower = bytes[..<start].lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0
        return ((start + 2)..<close, lower..<bytes.count)
    }

    /// - Parameters:
    ///   - found: headings and questions, in order.
    ///   - written: the ids that authors have set by hand.
    init(_ found: [Heading], _ written: [CmarkNode: String]) {
        var ids = HeadingIDs(written: written.values)
        headings.reserveCapacity(found.count)
        for heading in found {
            let id = ids.id(written[heading.node], heading.text)
            if let mark = heading.node.mark, mark.role == .question {
                questions[mark.value] = id
                continue
            }
            // cmark renders a heading without attributes; a mark at its beginning tells where the id belongs.
            let mark = CmarkNode.custom(CMARK_NODE_CUSTOM_INLINE)
            mark.setEnter(SlotMarker.id(headings.count))
            heading.node.prepend(mark)
            headings.append(
                MarkdownDocument.Heading(level: heading.node.headingLevel, id: id, text: heading.text))
        }
    }
}

/// The ids of a document's headings, each given once. Ids set by hand go before those that are made.
private struct HeadingIDs {
    /// The page's own landmark has the id `main`.
    private var taken: Set<ID> = [ID("main")]
    private var takenByHand: Set<ID> = []
    /// The last number that each slug was given, so that many equal headings cost no search.
    private var numbers: [ID: Int] = [:]

    /// Compared as browsers do, by code points; Swift's own comparison would normalise both first.
    private struct ID: Hashable {
        let text: String

        init(_ text: String) { self.text = text }

        static func == (left: ID, right: ID) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

        func hash(into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }

    init(written: some Sequence<String>) { taken.formUnion(written.lazy.map(ID.init)) }

    mutating func id(_ written: String?, _ text: String) -> String {
        if let written, written != "main", !written.hasPrefix("fn"), takenByHand.insert(ID(written)).inserted {
            return written
        }
        var slug = written ?? text.slugified ?? "section"
        // Footnotes have ids of their own.
        if slug.hasPrefix("fn-") || slug.hasPrefix("fnref-") { slug = "section-\(slug)" }
        var id = slug
        while !taken.insert(ID(id)).inserted {
            numbers[ID(slug), default: 1] += 1
            id = "\(slug)-\(numbers[ID(slug), default: 1])"
        }
        return id
    }
}
