import Yams

/// A YAML document as values that know where they stand. Scalars stay text: what they mean is for the reader to say.
public struct YAMLValue: Sendable {
    public enum Content: Sendable {
        /// `isPlain` is false for quoted and block scalars.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLValue])
        case mapping([Entry])
    }

    public struct Entry: Sendable {
        public let key: String
        public let keyRange: SourceRange
        public let value: YAMLValue
    }

    public let content: Content
    public let range: SourceRange

    /// Whether nothing was written: `key:`, `~` or `null`.
    public var isNull: Bool {
        if case .scalar(let text, isPlain: true) = content {
            ["", "~", "null", "Null", "NULL"].contains(text)
        } else {
            false
        }
    }

    /// Whether nothing that can be read was written.
    public var isBlank: Bool {
        if case .scalar(let text, _) = content { isNull || text.isBlank } else { false }
    }

    /// The first value of a key, where this is a mapping.
    public subscript(key: String) -> YAMLValue? {
        guard case .mapping(let entries) = content else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// More values than any document of a site needs; nested aliases that multiply end here.
    private static let mostValues = 100_000

    /// Parses the part of a file between two offsets.
    /// - Returns: an empty mapping where it is empty; `nil` where it is broken, which `sink` is told.
    public static func parse(_ file: SourceFile, _ offsets: Range<Int>, _ sink: DiagnosticSink) -> YAMLValue? {
        // Some editors begin a file with a byte order mark.
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let offsets =
            file.bytes[offsets].starts(with: mark) ? offsets.lowerBound + mark.count..<offsets.upperBound : offsets
        let part = file.range(offsets)
        if let invalid = SourceFile(path: file.path, bytes: Array(file.bytes[offsets])).firstInvalidUTF8 {
            sink.add(.invalidUTF8(file, at: offsets.lowerBound + invalid))
            return nil
        }
        if let anchor = firstAnchor(file.bytes, offsets) {
            // A few lines of anchors and aliases can stand for more values than there is memory.
            sink.add(
                .error(
                    "yaml.anchor", Message(en: "anchors (`&name`) are not supported", ja: "アンカー（&名前）は使えません"),
                    at: .source(file.range(anchor..<(anchor + 1))),
                    hint: Message(
                        en: "write the value out, or put it into quotes if it is a text",
                        ja: "値をそのまま書いてください。文字として書くときは \"…\" で囲みます")))
            return nil
        }
        let marks = Marks(part)
        do {
            // Scalars stay text, so their types are not asked for; the usual encoding is looked up in the environment at each parse.
            guard let node = try Yams.compose(yaml: file.text(offsets), .basic, .default, .utf8) else {
                return YAMLValue(content: .mapping([]), range: file.range(offsets.lowerBound..<offsets.lowerBound))
            }
            var count = 0
            guard let value = convert(node, marks, &count, sink) else {
                sink.add(
                    .error(
                        "yaml.too-large", Message(en: "the YAML holds too many values", ja: "YAML の値が多すぎます"),
                        at: .source(part),
                        hint: Message(en: "write it without aliases (`*name`)", ja: "エイリアス（*名前）を使わずに書いてください")))
                return nil
            }
            return value
        } catch let error as YamlError {
            sink.add(diagnostic(error, marks))
            return nil
        } catch {
            sink.add(
                .error(
                    "yaml.syntax", Message(en: "broken YAML: \(error)", ja: "YAML を読めません: \(error)"), at: .source(part))
            )
            return nil
        }
    }

    /// Where an anchor stands: `&` before a name, at the beginning of a value.
    private static func firstAnchor(_ bytes: [UInt8], _ offsets: Range<Int>) -> Int? {
        var before = UInt8(ascii: "\n")
        for offset in offsets {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "&"), "\n:-?[{,".utf8.contains(before), offset + 1 < offsets.upperBound,
                bytes[offset + 1] > UInt8(ascii: " ")
            {
                return offset
            }
            if byte != UInt8(ascii: " ") { before = byte }
        }
        return nil
    }

    private static func convert(_ node: Node, _ marks: Marks, _ count: inout Int, _ sink: DiagnosticSink) -> YAMLValue?
    {
        count += 1
        guard count < mostValues else { return nil }
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain || scalar.style == .any
            return YAMLValue(
                content: .scalar(scalar.string, isPlain: isPlain), range: marks.range(scalar.mark, scalar.string))
        case .sequence(let sequence):
            var values: [YAMLValue] = []
            for child in sequence {
                guard let value = convert(child, marks, &count, sink) else { return nil }
                values.append(value)
            }
            return YAMLValue(content: .sequence(values), range: marks.range(sequence.mark, "-"))
        case .mapping(let mapping):
            var entries: [Entry] = []
            for (key, child) in mapping {
                let keyText = key.scalar?.string ?? ""
                guard let value = convert(child, marks, &count, sink) else { return nil }
                entries.append(Entry(key: keyText, keyRange: marks.range(key.mark, keyText), value: value))
            }
            return YAMLValue(content: .mapping(entries), range: marks.range(mapping.mark, entries.first?.key ?? "{"))
        case .alias(let alias):
            return YAMLValue(content: .scalar("", isPlain: true), range: marks.range(alias.mark, ""))
        }
    }

    /// libyaml's words for the mistakes that people make most.
    private static func japanese(_ problem: String) -> String {
        switch problem {
        case "mapping values are not allowed in this context": "この場所に「: 」は書けません"
        case "found unexpected end of stream": "引用符（\" や '）が閉じられていません"
        case "did not find expected ',' or ']'", "did not find expected ',' or '}'",
            "did not find expected node content":
            "「[」や「{」が閉じられていないか、「,」が足りません"
        case "could not find expected ':'": "項目の名前の後に「:」がありません"
        case "found character that cannot start any token": "この文字では始められません。タブや「@」「`」「%」などは \"…\" で囲んでください"
        case "but found another document": "「---」で二つ目の文書が始まっています"
        case "did not find expected key", "did not find expected '-' indicator": "行頭の空白の数がそろっていません"
        default: problem
        }
    }

    private static func diagnostic(_ error: YamlError, _ marks: Marks) -> Diagnostic {
        let colonHint = Message(
            en:
                "check the indentation, and put text that contains `: ` or begins with a sign into quotes: title: \"9:00: open\"",
            ja: "行頭の空白の数を確かめ、「: 」を含む文や記号で始まる文は \"…\" で囲んでください（例 title: \"受付: 9時から\"）")
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            // What is never closed is wrong where it begins, not where the file ends.
            let mark = problem.contains("end of stream") ? context?.mark ?? mark : mark
            return .error(
                "yaml.syntax",
                Message(en: "broken YAML: \(problem)", ja: "YAML の書き方に誤りがあります（\(japanese(problem))）"),
                at: .source(marks.range(mark, "")), hint: colonHint)
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.sorted().map { "`\($0)`" }.joined(separator: ", ")
            return .error(
                "yaml.duplicate-key",
                Message(en: "\(names) is written twice", ja: "\(names) が二回書かれています"),
                at: .source(marks.range(context.mark, "")),
                hint: Message(en: "keep one of them", ja: "どちらか一つだけを残してください"))
        case .reader(let problem, let offset, _, _):
            return .error(
                "yaml.syntax", Message(en: "broken YAML: \(problem)", ja: "YAML を読めません（\(problem)）"),
                at: .source(marks.range(atScalar: offset ?? 0)),
                hint: Message(en: "remove the control character", ja: "目に見えない制御文字を取り除いてください"))
        default:
            return .error(
                "yaml.syntax", Message(en: "broken YAML: \(error)", ja: "YAML を読めません（\(error)）"),
                at: .source(marks.part))
        }
    }
}

/// Turns libyaml's line and column (in Unicode scalars, within the part that was parsed) into offsets of the whole file.
private struct Marks {
    let part: SourceRange
    private let lineStarts: [Int]

    init(_ part: SourceRange) {
        self.part = part
        let bytes = part.file.bytes
        var starts = [part.offsets.lowerBound]
        for offset in part.offsets where bytes[offset] == UInt8(ascii: "\n") { starts.append(offset + 1) }
        lineStarts = starts
    }

    /// The range from a mark over `text`, if the source continues with it, else one character.
    func range(_ mark: Mark?, _ text: String) -> SourceRange {
        guard let mark, mark.line >= 1 else {
            return part.file.range(part.offsets.lowerBound..<part.offsets.lowerBound)
        }
        let lineStart = mark.line <= lineStarts.count ? lineStarts[mark.line - 1] : part.offsets.upperBound
        let lower = offset(from: lineStart, scalars: mark.column - 1)
        // A quoted text stands between its quotes; where it is written in another way (escapes, many lines) its start will do.
        let bytes = part.file.bytes
        let isQuoted = lower < bytes.count && (bytes[lower] == UInt8(ascii: "\"") || bytes[lower] == UInt8(ascii: "'"))
        let quote = isQuoted ? 1 : 0
        let end = lower + quote + text.utf8.count
        let isVerbatim = end + quote <= bytes.count && bytes[(lower + quote)..<end].elementsEqual(text.utf8)
        return part.file.range(lower..<(isVerbatim ? end + quote : lower))
    }

    func range(atScalar scalars: Int) -> SourceRange {
        let lower = offset(from: part.offsets.lowerBound, scalars: scalars)
        return part.file.range(lower..<lower)
    }

    private func offset(from start: Int, scalars: Int) -> Int {
        let bytes = part.file.bytes
        var offset = start
        var left = scalars
        while left > 0, offset < part.offsets.upperBound {
            offset += 1
            // Continuation bytes of UTF-8 belong to the scalar before.
            while offset < part.offsets.upperBound, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            left -= 1
        }
        return min(offset, part.offsets.upperBound)
    }
}
