import ShiraseCore

/// A source file in two parts.
public struct FrontMatterSplit {
    /// The YAML between the `---` lines.
    let yaml: Range<Int>
    /// The Markdown after them.
    let body: Range<Int>

    /// - Returns: `nil`, with a diagnostic, where the file does not begin with front matter or does not end it.
    init?(_ file: SourceFile, _ sink: DiagnosticSink) {
        let bytes = file.bytes
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let start = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
        guard let yamlStart = Self.afterFence(bytes, at: start) else {
            sink.add(
                .error(
                    "front-matter.missing",
                    Message(en: "the file does not begin with front matter", ja: "ファイルの先頭に `---` で囲んだ項目がありません"),
                    at: .source(file.range(start..<start)),
                    hint: Message(
                        en: "begin it with a line `---`, a line `title: …` and a line `---`",
                        ja: "先頭に「---」「title: 題名」「---」の三行を書いてください")))
            return nil
        }
        var line = yamlStart
        while line < bytes.count {
            if let body = Self.afterFence(bytes, at: line) {
                yaml = yamlStart..<line
                self.body = body..<bytes.count
                return
            }
            line = bytes[line...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
        }
        sink.add(
            .error(
                "front-matter.unclosed", Message(en: "the front matter does not end", ja: "先頭の項目が `---` で閉じられていません"),
                at: .source(file.range(start..<(start + 3))),
                hint: Message(en: "put a line `---` below its last line", ja: "最後の項目の次の行に「---」を書いてください")))
        return nil
    }

    /// The Markdown of a file that may or may not begin with front matter.
    public static func body(of file: SourceFile) -> Range<Int> {
        FrontMatterSplit(file, DiagnosticSink())?.body ?? 0..<file.bytes.count
    }

    /// The offset after a line that is `---`, if one stands at `offset`.
    private static func afterFence(_ bytes: [UInt8], at offset: Int) -> Int? {
        let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        let line = bytes[offset..<end]
        guard line.starts(with: "---".utf8), line.dropFirst(3).allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 })
        else {
            return nil
        }
        return min(end + 1, bytes.count)
    }
}

extension SourceTree {
    /// The templates that front matter names, whatever else may be wrong with it.
    public func namedTemplates(_ fileSystem: any FileSystem) throws(FileError) -> Set<String> {
        var names = Set<String>()
        for path in paths where path.hasPrefix("content/") && path.pathExtension == "md" {
            let file = try read(path, fileSystem)
            guard let yaml = FrontMatterSplit(file, DiagnosticSink())?.yaml,
                case .scalar(let name, _) = YAMLValue.parse(file, yaml, DiagnosticSink())?["template"]?.content
            else { continue }
            names.insert(name)
        }
        return names
    }
}
