import ShiraseCore

/// A template as a tree of its tags, with their places, and the text between them.
indirect enum TemplateNode {
    /// Line ends are the system's. An included template is indented as its tag is, so whether a text begins a line is kept.
    case text([UInt8], startsLine: Bool)
    /// Escaped with two braces, as it is with three.
    case variable(name: String, isEscaped: Bool, range: SourceRange)
    case section(name: String, children: [TemplateNode], range: SourceRange)
    /// `{{^name}}`: shows where there is nothing; it enters no context.
    case inverted(name: String, children: [TemplateNode], range: SourceRange)
    /// - `indent`: the white space before a tag that has its line to itself.
    case partial(name: String, indent: [UInt8], range: SourceRange)
    /// `{{<name}}`: a template whose blocks are overridden.
    case parent(name: String, blocks: [String: [TemplateNode]], range: SourceRange)
    /// `{{$name}}`: a block that may be overridden.
    case block(name: String, children: [TemplateNode], range: SourceRange)
}

/// Reads a template. As the Mustache specification has it, a line that holds nothing but a section's, block's, partial's or comment's tag is
/// no line of the result.
struct TemplateParser {
    private let file: SourceFile
    private var at = 0
    /// The first byte that belongs to no node yet.
    private var textStart = 0
    private var startsLine = true
    private var depth = 0
    private static let deepest = 100
    private(set) var diagnostics: [Diagnostic] = []

    init(_ file: SourceFile) { self.file = file }

    /// The tree, or `nil` where the syntax is broken; then ``diagnostics`` says why.
    mutating func parse() -> [TemplateNode]? {
        let (nodes, _) = children(of: nil)
        return diagnostics.isEmpty ? nodes : nil
    }

    private struct Tag {
        let sign: UInt8?
        let name: String
        let range: SourceRange
        let isEscaped: Bool
        /// The text before it.
        let before: [TemplateNode]
        let indent: [UInt8]
    }

    /// The nodes up to the end tag of `opening`, or to the end of the file.
    private mutating func children(of opening: Tag?) -> ([TemplateNode], closed: Bool) {
        var nodes: [TemplateNode] = []
        while let tag = nextTag() {
            nodes += tag.before
            switch tag.sign {
            case UInt8(ascii: "!"): break
            case UInt8(ascii: "/"):
                guard let opening else {
                    report(tag, Message(en: "`{{/\(tag.name)}}` ends nothing", ja: "`{{/\(tag.name)}}` に対応する始まりがありません"))
                    continue
                }
                if opening.name != tag.name {
                    diagnostics.append(
                        .error(
                            "template.syntax",
                            Message(
                                en: "`{{/\(tag.name)}}` stands where `{{/\(opening.name)}}` is expected",
                                ja: "`{{/\(opening.name)}}` が来るはずの所に `{{/\(tag.name)}}` があります"),
                            at: .source(tag.range),
                            notes: [.init(Message(en: "begun here", ja: "始まりはここです"), at: .source(opening.range))],
                            hint: Message(
                                en: "close tags in the reverse order in which they were opened",
                                ja: "開いたタグは、開いた順の逆に閉じてください")))
                }
                return (nodes, true)
            case UInt8(ascii: "#"):
                nodes.append(.section(name: tag.name, children: body(of: tag), range: tag.range))
            case UInt8(ascii: "^"):
                nodes.append(.inverted(name: tag.name, children: body(of: tag), range: tag.range))
            case UInt8(ascii: "$"):
                nodes.append(.block(name: tag.name, children: body(of: tag), range: tag.range))
            case UInt8(ascii: "<"):
                var blocks: [String: [TemplateNode]] = [:]
                for node in body(of: tag) {
                    switch node {
                    case .block(let name, let children, _): blocks[name] = children
                    case .text: break
                    default:
                        report(
                            tag,
                            Message(
                                en: "`{{<\(tag.name)}}` may hold blocks (`{{$name}}`) only",
                                ja: "`{{<\(tag.name)}}` の中に書けるのはブロック（`{{$名前}}`）だけです"))
                    }
                }
                nodes.append(.parent(name: tag.name, blocks: blocks, range: tag.range))
            case UInt8(ascii: ">"):
                if tag.name.hasPrefix("*") {
                    report(tag, Message(en: "a partial's name cannot come from a field", ja: "部品の名前を項目から取ることはできません"))
                } else {
                    nodes.append(.partial(name: tag.name, indent: tag.indent, range: tag.range))
                }
            case UInt8(ascii: "%"):
                report(tag, Message(en: "templates have no settings", ja: "テンプレートに設定は書けません"))
            case UInt8(ascii: "="):
                report(tag, Message(en: "delimiters cannot be changed", ja: "区切り記号は変えられません"))
            default:
                nodes.append(.variable(name: tag.name, isEscaped: tag.isEscaped, range: tag.range))
            }
        }
        nodes += text(textStart..<file.bytes.count)
        textStart = file.bytes.count
        startsLine = false
        return (nodes, false)
    }

    /// A text from ``textStart`` on.
    private func text(_ range: Range<Int>) -> [TemplateNode] {
        guard !range.isEmpty else { return [] }
        return [
            .text(Array(file.text(range).replacing("\r\n", with: "\n").utf8), startsLine: startsLine)
        ]
    }

    private mutating func body(of tag: Tag) -> [TemplateNode] {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else {
            report(tag, Message(en: "sections are nested too deeply", ja: "入れ子が深すぎます"))
            // Nothing more of this file is read: every further level would say the same.
            at = file.bytes.count
            return []
        }
        let (nodes, closed) = children(of: tag)
        if !closed {
            diagnostics.append(
                .error(
                    "template.syntax", Message(en: "`\(tag.name)` is not closed", ja: "`\(tag.name)` が閉じられていません"),
                    at: .source(tag.range),
                    hint: Message(en: "add `{{/\(tag.name)}}`", ja: "`{{/\(tag.name)}}` を加えてください")))
        }
        return nodes
    }

    private mutating func nextTag() -> Tag? {
        let bytes = file.bytes
        let open = UInt8(ascii: "{")
        let close = UInt8(ascii: "}")
        while at + 1 < bytes.count, !(bytes[at] == open && bytes[at + 1] == open) { at += 1 }
        guard at + 1 < bytes.count else { return nil }
        let start = at
        at += 2
        let isTriple = at < bytes.count && bytes[at] == open
        if isTriple { at += 1 }
        let inner = at
        while at + 1 < bytes.count, !(bytes[at] == close && bytes[at + 1] == close) { at += 1 }
        guard at + 1 < bytes.count else {
            diagnostics.append(
                .error(
                    "template.syntax", Message(en: "a tag is not closed", ja: "タグが閉じられていません"),
                    at: .source(file.range(start..<(start + 2))), hint: Message(en: "add `}}`", ja: "`}}` を加えてください")))
            return nil
        }
        let innerEnd = at
        at += 2
        if isTriple {
            if at < bytes.count, bytes[at] == close {
                at += 1
            } else {
                diagnostics.append(
                    .error(
                        "template.syntax",
                        Message(en: "a tag with three braces ends with two", ja: "`{{{` で始まるタグが `}}` で終わっています"),
                        at: .source(file.range(start..<at)),
                        hint: Message(en: "end it with `}}}`", ja: "`}}}` で閉じてください")))
            }
        }
        let text = file.text(inner..<innerEnd).trimmingWhiteSpace
        let signs = Array("#^/!>$<&=%".utf8)
        let sign = isTriple ? nil : text.utf8.first.flatMap { signs.contains($0) ? $0 : nil }
        let name = (sign == nil ? text : String(text.dropFirst())).trimmingWhiteSpace
        let range = file.range(start..<at)
        let (before, indent) = textBefore(start, mayStandAlone: sign.map("#^/!>$<".utf8.contains) ?? false)
        return Tag(
            sign: sign == UInt8(ascii: "&") ? nil : sign, name: name, range: range,
            isEscaped: !isTriple && sign != UInt8(ascii: "&"), before: before, indent: indent)
    }

    /// The text before a tag that ends at ``at``, and the tag's indentation if it has its line to itself; then the line ends with it.
    private mutating func textBefore(_ start: Int, mayStandAlone: Bool) -> ([TemplateNode], indent: [UInt8]) {
        let bytes = file.bytes
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        let newline = UInt8(ascii: "\n")
        defer { textStart = at }
        let lineBreak = bytes[textStart..<start].lastIndex(of: newline)
        guard let lineStart = lineBreak.map({ $0 + 1 }) ?? (startsLine ? textStart : nil) else {
            // Another tag stands on this line.
            return (text(textStart..<start), [])
        }
        let above = text(textStart..<lineStart)
        startsLine = true
        let indent = Array(bytes[lineStart..<start])
        if mayStandAlone, indent.allSatisfy(isBlank) {
            var end = at
            while end < bytes.count, isBlank(bytes[end]) { end += 1 }
            if end < bytes.count, bytes[end] == UInt8(ascii: "\r") { end += 1 }
            if end == bytes.count || bytes[end] == newline {
                at = min(end + 1, bytes.count)
                return (above, indent)
            }
        }
        startsLine = false
        // An empty text too: the line begins here.
        return (above + [.text(indent, startsLine: true)], [])
    }

    private mutating func report(_ tag: Tag, _ message: Message) {
        diagnostics.append(
            .error(
                "template.syntax", message, at: .source(tag.range),
                hint: Message(
                    en: "the documentation's part on templates shows what can be written",
                    ja: "書き方は、説明書の「Templates」の章をご覧ください")))
    }
}
