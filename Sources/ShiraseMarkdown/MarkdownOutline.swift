import ShiraseCore

/// What a Markdown text holds, without the text itself: what the rest of a site asks of a document that it does not show.
public struct MarkdownOutline: Sendable {
    public let headings: [MarkdownDocument.Heading]
    /// Links and pictures.
    public let references: [MarkdownDocument.Reference]
    public let components: [MarkdownDocument.Component]
    /// The questions of its FAQs.
    public let questions: [MarkdownDocument.Question]
    public var hasPictures: Bool { references.contains { $0.kind == .picture } }

    /// What a link to a place of the document may name: the ids of headings and questions.
    public var anchors: [String] { headings.map(\.id) + components.compactMap(\.anchor) }
}

extension MarkdownDocument {
    public var outline: MarkdownOutline {
        MarkdownOutline(
            headings: headings, references: references, components: components, questions: questions)
    }
}

extension MarkdownOutline: BinaryForm {
    public func write(to writer: inout BinaryWriter) {
        writer.write(headings)
        writer.write(references)
        writer.write(components)
        writer.write(questions)
    }

    public init(from reader: inout BinaryReader) throws(BinaryReader.Damage) {
        self.init(
            headings: try reader.list(), references: try reader.list(), components: try reader.list(),
            questions: try reader.list())
    }
}

extension MarkdownDocument.Heading: BinaryForm {
    public func write(to writer: inout BinaryWriter) {
        writer.write(level)
        writer.write(id)
        writer.write(text)
    }

    public init(from reader: inout BinaryReader) throws(BinaryReader.Damage) {
        self.init(level: try reader.int(), id: try reader.string(), text: try reader.string())
    }
}

extension MarkdownDocument.Reference: BinaryForm {
    public func write(to writer: inout BinaryWriter) {
        writer.write(kind == .picture)
        writer.write(destination)
        writer.write(text)
        writer.write(range)
        writer.write(width)
        writer.write(height)
        writer.write(isDecoration)
        writer.write(showsPeople)
    }

    public init(from reader: inout BinaryReader) throws(BinaryReader.Damage) {
        self.init(
            kind: try reader.bool() ? .picture : .link, destination: try reader.string(), text: try reader.string(),
            range: try reader.value(), width: try reader.optional(), height: try reader.optional(),
            isDecoration: try reader.bool(), showsPeople: try reader.bool())
    }
}

extension MarkdownDocument.Component: BinaryForm {
    public func write(to writer: inout BinaryWriter) {
        writer.write(name)
        writer.write(attributes)
        writer.write(range)
        writer.write(anchor)
    }

    public init(from reader: inout BinaryReader) throws(BinaryReader.Damage) {
        self.init(
            name: try reader.string(), attributes: try reader.named(), range: try reader.value(),
            anchor: try reader.optional())
    }
}

extension MarkdownDocument.Component.Value: BinaryForm {
    public func write(to writer: inout BinaryWriter) {
        writer.write(text)
        writer.write(range)
    }

    public init(from reader: inout BinaryReader) throws(BinaryReader.Damage) {
        self.init(text: try reader.string(), range: try reader.value())
    }
}

extension MarkdownDocument.Question: BinaryForm {
    public func write(to writer: inout BinaryWriter) {
        writer.write(text)
        writer.write(anchor)
        writer.write(answer.lowerBound)
        writer.write(answer.count)
    }

    public init(from reader: inout BinaryReader) throws(BinaryReader.Damage) {
        let (text, anchor) = (try reader.string(), try reader.string())
        let (start, count) = (try reader.int(), try reader.int())
        guard start >= 0, count >= 0, start <= Int.max - count else { throw BinaryReader.Damage() }
        self.init(text: text, anchor: anchor, answer: start..<(start + count))
    }
}
