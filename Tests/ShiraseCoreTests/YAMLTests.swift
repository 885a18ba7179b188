import Testing

@testable import ShiraseCore

@Suite struct YAMLTests {
    private func messages(_ yaml: String, _ read: (MappingReader) -> Void = { _ in }) -> [String] {
        let sink = DiagnosticSink()
        let file = SourceFile(path: "a.yml", text: yaml)
        if let value = YAMLValue.parse(file, 0..<file.bytes.count, sink),
            let reader = MappingReader(value, area: "test", sink: sink)
        {
            read(reader)
            reader.finish()
        }
        return sink.diagnostics.map { diagnostic in
            var text = "\(diagnostic.id) \(diagnostic.message.en)"
            if case .source(let range) = diagnostic.place {
                let position = SourcePosition(range)
                text = "\(position.line):\(position.column) " + text
            }
            return text + (diagnostic.hint.map { " | \($0.en)" } ?? "")
        }
    }

    @Test func readsEveryType() {
        var found: [String] = []
        let problems = messages(
            "text: 予約\nquoted: \"9:00: 開始\"\nnumber: 12\nflag: true\nlist: [a, b]\none: a\nnames: {ja: 内科, en: Internal}\nplain: 内科\nempty:\n"
        ) { reader in
            found.append(reader.string("text") ?? "-")
            found.append(reader.string("quoted") ?? "-")
            found.append(reader.int("number").map(String.init) ?? "-")
            found.append(reader.bool("flag").map(String.init) ?? "-")
            found.append(reader.strings("list").map(\.value).joined(separator: "+"))
            found.append(reader.strings("one").map(\.value).joined(separator: "+"))
            found.append(reader.localized("names")?["en"] ?? "-")
            found.append(reader.localized("plain")?["en"] ?? "-")
            found.append(reader.string("empty") ?? "-")
        }
        #expect(problems == [])
        #expect(found == ["予約", "9:00: 開始", "12", "true", "a+b", "a", "Internal", "内科", "-"])
    }

    @Test func namesWhatIsWrongAndWhere() {
        let problems = messages("title: [a]\nweight: heavy\ndraft: maybe\ntagz: x\n") { reader in
            _ = reader.string("title")
            _ = reader.int("weight")
            _ = reader.bool("draft")
            _ = reader.strings("tags")
            _ = reader.required("date", reader.string("date"))
        }
        #expect(
            problems == [
                "1:8 test.type `title` must be a text, not a list | write title: …",
                "2:9 test.type `weight` must be a whole number, not `heavy` | write weight: 10",
                "3:8 test.type `draft` must be `true` or `false`, not `maybe` | write draft: true",
                "1:1 test.missing `date` is missing | add a line `date: …`",
                "4:1 test.unknown-key unknown key `tagz` | did you mean `tags`?",
            ])
    }

    @Test func brokenSyntaxHasAPlace() {
        #expect(messages("title: \"open\nnext: x\n").first?.hasPrefix("1:8 yaml.syntax broken YAML:") == true)
        #expect(
            messages("a: b: c\n").first?.hasPrefix(
                "1:5 yaml.syntax broken YAML: mapping values are not allowed in this context") == true)
        #expect(messages("a: 1\nb: 2\na: 3\n") == ["1:1 yaml.duplicate-key `a` is written twice | keep one of them"])
    }

    @Test func byteOrderMarksAndEmptyFilesAreRead() {
        var title: String?
        #expect(messages("\u{FEFF}title: a\n") { title = $0.string("title") } == [])
        #expect(title == "a")
        #expect(
            messages("# nothing\n") { _ = $0.required("title", $0.string("title")) } == [
                "1:1 test.missing `title` is missing | add a line `title: …`"
            ])
    }

    @Test func invalidUTF8HasAPlace() {
        let sink = DiagnosticSink()
        let file = SourceFile(path: "a.yml", bytes: Array("title: ".utf8) + [0x8E] + Array("x\n".utf8))
        #expect(YAMLValue.parse(file, 0..<file.bytes.count, sink) == nil)
        #expect(sink.diagnostics == [.invalidUTF8(file, at: 7)])
    }

    /// Aliases that multiply, and nesting without end, must neither exhaust memory nor the stack.
    @Test func hostileDocumentsAreRefused() {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<12 {
            bomb += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]\n"
        }
        let hint = "write the value out, or put it into quotes if it is a text"
        #expect(messages(bomb) == ["1:5 yaml.anchor anchors (`&name`) are not supported | \(hint)"])
        #expect(messages("a: &a x\n? *a\n: 1\n") == ["1:4 yaml.anchor anchors (`&name`) are not supported | \(hint)"])
        #expect(messages("a: Q &A\nb: R & D\nc: AT&T\nd: \"&x\"\n") { _ = $0.allEntries() } == [])
        let deep = messages("a: " + String(repeating: "[", count: 20_000))
        #expect(deep.count == 1)
        #expect(deep.first?.contains("yaml.syntax") == true)
    }
}
