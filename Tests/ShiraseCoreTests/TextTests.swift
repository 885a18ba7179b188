import Testing

@testable import ShiraseCore

@Suite struct TelephoneNumberTests {
    @Test(arguments: [
        ("078-000-0000", "+81780000000"), ("090-0000-0000", "+819000000000"), ("+81-78-000-0000", "+81780000000"),
        ("0120-000-000", "+81120000000"), ("0780000000", "+81780000000"), ("119", "119"), ("7119-0000", "7119-0000"),
        ("0081-78-000-0000", "0081-78-000-0000"),
    ])
    func areDialledFromAnywhere(_ written: String, _ expected: String) {
        #expect(TelephoneNumber.international(written) == expected)
    }
}

@Suite struct TextTests {
    @Test(arguments: [
        ("予約の方法", "予約の方法"), ("RSウイルス 感染症", "rsウイルス-感染症"), ("  Hello,  World! ", "hello-world"),
        ("費用（税込）・期間", "費用税込期間"), ("か\u{3099}", "が"), ("snake_case", "snake_case"), ("a - b", "a-b"),
        ("-「休診」\u{3000}- のお知らせ！-", "休診-のお知らせ"), ("第2回：A/B；C？", "第2回abc"), ("A\u{30A}・ｱ", "åｱ"),
        ("〆切は、3月。", "〆切は3月"),
    ])
    func slugs(_ text: String, _ slug: String) {
        #expect(text.slugified == slug)
    }

    @Test func slugOfNothing() {
        #expect("！？".slugified == nil)
        #expect("".slugified == nil)
        #expect("- \u{3000}".slugified == nil)
    }

    @Test func percentEncodesPaths() {
        #expect("tags/予防 接種/a-b_c.~".percentEncodedPath == "tags/%E4%BA%88%E9%98%B2%20%E6%8E%A5%E7%A8%AE/a-b_c.~")
        #expect("\u{1}%".percentEncodedPath == "%01%25")
    }

    @Test func nearestNames() {
        #expect(["tags", "title", "date"].nearest(to: "tagz") == "tags")
        #expect(["tags", "title", "date"].nearest(to: "tilte") == "title")
        #expect(["tags", "title", "date"].nearest(to: "weather") == nil)
        #expect(["予防接種", "休診"].nearest(to: "予防摂種") == "予防接種")
        #expect([String]().nearest(to: "a") == nil)
    }

    @Test func paths() {
        #expect("a/b/../c/./d".normalizedPath == "a/c/d")
        #expect("../a".normalizedPath == nil)
        #expect("a/../../b".normalizedPath == nil)
        #expect("/a/../b/".normalizedPath == "/b")
        #expect("./a//.../b/..".normalizedPath == "a/...")
        #expect("a/..".normalizedPath == "")
        #expect("/../a".normalizedPath == nil)
        #expect("a/b.tar.GZ".pathExtension == "gz")
        #expect("a.b/c".pathExtension == "")
        #expect(".hidden".pathExtension == "")
        #expect("a/flu.en.md".withoutPathExtension == "a/flu.en")
        #expect("a/b".parentPath == "a")
        #expect("a".parentPath == nil)
        #expect("".appendingPath("a") == "a")
        #expect("a".appendingPath("") == "a")
        #expect("a/".appendingPath("b") == "a/b")
    }

    @Test func sentencesEndWithTheirMarks() {
        let cases: [(String, String, [String])] = [
            ("ja", "本日は休診です。明日は診療します。", ["本日は休診です。", "明日は診療します。"]),
            ("ja", "休診です。「ご注意ください。」と書きました！次へ", ["休診です。", "「ご注意ください。」と書きました！", "次へ"]),
            ("ja", "接種できます（当日は37.5℃以上。要相談。）。予約制です。", ["接種できます（当日は37.5℃以上。要相談。）。", "予約制です。"]),
            ("ja", "「はい。」院長が答えました。", ["「はい。」", "院長が答えました。"]),
            ("ja", "閉じない「括弧。次の文。", ["閉じない「括弧。", "次の文。"]),
            ("ja", "9:00〜12:00です。No.1診察室へ。", ["9:00〜12:00です。", "No.1診察室へ。"]),
            (
                "en", "We open at 9:00. See you (at 9. sharp) soon. Bye.",
                ["We open at 9:00. ", "See you (at 9. sharp) soon. ", "Bye."]
            ),
            ("ja", "予約は https://a.example.jp/x?b=1 から。次。", ["予約は https://a.example.jp/x?b=1 から。", "次。"]),
            ("ja", "", []),
        ]
        for (language, text, sentences) in cases {
            #expect(TextBoundaries.split(text, by: .sentence, language: language) == sentences)
        }
    }

    @Test func phrasesKeepWordsWhole() {
        #expect(
            TextBoundaries.split("インフルエンザ予防接種のお知らせ", by: .phrase, language: "ja").joined()
                == "インフルエンザ予防接種のお知らせ")
        #expect(TextBoundaries.split("診療時間は変わりません", by: .phrase, language: "ja") == ["診療", "時間は", "変わりません"])
    }

    @Test func digests() {
        #expect(
            Fingerprint(Array("abc".utf8)).description
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(Fingerprint([]).short == "e3b0c44298")
    }

    @Test(arguments: [1, 2, 7]) func concurrentMapKeepsTheOrder(_ jobs: Int) async throws {
        let numbers = Array(0..<1000)
        let squares = try await numbers.concurrentMap(jobs: jobs) { $0 * $0 }
        #expect(squares == numbers.map { $0 * $0 })
        let none = try await [Int]().concurrentMap(jobs: jobs) { $0 }
        #expect(none == [])
    }

    @Test func concurrentMapThrowsWhatAnElementThrows() async {
        await #expect(throws: FileError(.read, "7", "x")) {
            _ = try await Array(0..<100).concurrentMap(jobs: 4) { number in
                if number == 7 { throw FileError(.read, "7", "x") }
            }
        }
    }

    @Test(arguments: [
        ([:], MessageLanguage.en), (["LANG": "ja_JP.UTF-8"], .ja), (["LANG": "ja_JP.UTF-8", "LC_ALL": "C"], .en),
        (["LC_MESSAGES": "ja", "LANG": "en_US"], .ja), (["LC_ALL": "", "LANG": "ja"], .ja),
    ])
    func ambientLanguage(_ environment: [String: String], _ language: MessageLanguage) {
        #expect(MessageLanguage.ambient(environment) == language)
    }
}
