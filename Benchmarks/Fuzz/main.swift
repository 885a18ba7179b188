// Throws texts made of Markdown's signs, and texts that are known to be dear for Markdown programs, at the Markdown stage. A crash, a
// sanitizer's report, a broken promise or a time that is not linear ends it with an error and the seed.
//
// Usage: markdown-fuzz [COUNT] [SEED]

import BenchmarkSupport
import Foundation
import ShiraseCore
import ShiraseMarkdown
import TestSupport

let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
let seed = CommandLine.arguments.dropFirst(2).first.flatMap { UInt64($0) } ?? 20_261_123
print("\(count) texts, seed \(seed)")

let pieces: [[UInt8]] =
    [
        "a", "予約", " ", "  ", "\n", "\n\n", "|", "-", "\n|-|:-:|\n", "[", "](", "](a.md)", ")", "![", "*", "**", "_",
        "`",
        "```\n", "#", "\n# ", "> ", "- ", "1. ", "<b>", "</b>", "<script>", "</script>", "<!--", "-->", "\\", "&amp;",
        "&#x3042;", "\t",
        "\r\n", "\r", "[r]: x\n", "[r]", "\u{0}", "😀", ":", "\n---\n", "https://example.jp", "www.", "a@b.jp", "~~",
        "{", "}", "{漢|か}",
        "[ ] ", "[x] ", "[^a]", "\n[^a]: ", "\n:::note a\n", "\n:::faq\n", "\n:::inseparable\n", "\n:::\n",
        "\n::hours\n",
        "\n::doctor{id=a}\n", "::", "    ", "{#id}", "{width=3}", "。", "「", "」", "、", "（", "03-0000-0000", "０３－",
        "\u{E000}",
        "\u{E0100}", "\u{FE00}", "한", "\u{FEFF}", "<div>\n", "\"", "\n\t> ", "\n  ",
    ].map { Array($0.utf8) } + [[0xFF], [0xE3, 0x81], [0xED, 0xA0, 0x80], [0xC0, 0x80]]

/// What is being rendered, for the message about a text that takes no end.
nonisolated(unsafe) var current = 0
signal(SIGALRM) { _ in
    fail("text \(current) takes more than 20 seconds")
}

// Times come first: a heap that a million texts have passed through would be measured along.
for (name, make) in pathological {
    // Four times the text may take four times the time; twice that is allowed for what machines do beside, the best of three counts, and
    // where cmark alone takes as long, the time is cmark's.
    func best(_ size: Int) -> Double {
        let text = make(size)
        return (0..<3).map { _ in cpuTime { check(text, name) } }.min() ?? 0
    }
    let (small, large) = (best(20_000), best(80_000))
    let text = make(80_000)
    let plain = cpuTime { _ = Markdown.commonMark(text) }
    print(
        "\(name): \(milliseconds(small)) ms, \(milliseconds(large)) ms for four times the text, plain cmark \(milliseconds(plain)) ms"
    )
    if large / max(small, 0.002) > 8, large > 4 * plain { fail("\(name) is not linear") }
}
let longLine = cpuTime {
    check(Array(String(repeating: "予約は、お電話で。**「再診」**の方は`窓口`へ。", count: 150_000).utf8), "one long line")
}
print("one line of 10 MB: \(milliseconds(longLine)) ms")

var generator = SplitMix64(seed: seed)
var bytes = 0
for number in 0..<count {
    let text = randomText(&generator)
    bytes += text.count
    current = number
    alarm(20)
    if number % 100_000 == 99_999 {
        print("\(number + 1) texts")
        fflush(nil)
    }
    check(text, "text \(number) of seed \(seed)", linksTelephones: number % 2 == 0)
}
alarm(0)
print("random texts: \(bytes) bytes, nothing found")

/// Renders a text and checks what must hold of every text.
func check(_ text: [UInt8], _ name: String, linksTelephones: Bool = true) {
    let file = SourceFile(path: "a.md", bytes: text)
    let options = Markdown.Options(linksTelephones: linksTelephones)
    let document = Markdown.document(file, body: 0..<text.count, options: options)
    if document.fragment.utf8.contains(0xFF) { fail("\(name): a marker is left") }
    for reference in document.references where reference.range.offsets.upperBound > reference.range.file.bytes.count {
        fail("\(name): a link's place lies outside of the text")
    }
    for block in document.plainText.blocks {
        let range = document.plainText.source(block.range)
        if range.offsets.upperBound > range.file.bytes.count {
            fail("\(name): a block's place lies outside of the text")
        }
    }
}

func fail(_ message: String) -> Never {
    print("FAILED: \(message)")
    fflush(nil)
    exit(1)
}

func randomText(_ generator: inout SplitMix64) -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<Int.random(in: 0...48, using: &generator) {
        text += pieces[Int.random(in: 0..<pieces.count, using: &generator)]
    }
    // Now and then a byte that belongs nowhere.
    if !text.isEmpty, UInt8.random(in: 0..<8, using: &generator) == 0 {
        text[Int.random(in: 0..<text.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
    }
    return text
}

/// Texts of about a number of bytes, by what is dear in them.
var pathological: [(name: String, make: (Int) -> [UInt8])] {
    func repeated(_ piece: String) -> (Int) -> [UInt8] {
        { size in Array(String(repeating: piece, count: size / piece.utf8.count).utf8) }
    }
    func nested(_ open: String, _ middle: String, _ close: String) -> (Int) -> [UInt8] {
        { size in
            let depth = size / (open.utf8.count + close.utf8.count)
            return Array((String(repeating: open, count: depth) + middle + String(repeating: close, count: depth)).utf8)
        }
    }
    return [
        ("nested emphasis", nested("*a **a ", "b", " a** a*")), ("emphasis that never ends", repeated("a **a ")),
        ("emphasis beside brackets", repeated("「*」")), ("many stars", repeated("*")), ("open brackets", repeated("[")),
        ("links that never end", repeated("[a](")), ("brackets in pairs", repeated("[]")),
        ("nested brackets", nested("[", "a", "]")),
        ("nested links", nested("[", "a", "](u)")), ("pictures", repeated("![[]()")),
        ("nested pictures", nested("![", "a", "](u)")),
        ("many backticks", repeated("e`")),
        (
            "longer and longer code",
            { size in
                Array(
                    (1...Int(Double(size * 2).squareRoot())).map { String(repeating: "`", count: $0) + "e" }.joined()
                        .utf8)
            }
        ),
        (
            "nested quotes",
            { size in Array(String(repeating: "> ", count: min(size / 2, 2000)).utf8) + Array("a\n".utf8) }
        ),
        (
            "nested lists",
            { size in
                Array(
                    (0..<Int(Double(size).squareRoot())).map { String(repeating: " ", count: $0) + "* a\n" }.joined()
                        .utf8)
            }
        ),
        ("bars", repeated("|")),
        (
            "a wide table",
            { size in
                Array(
                    (String(repeating: "|x", count: size / 4) + "\n" + String(repeating: "|-", count: size / 4) + "\n")
                        .utf8)
            }
        ),
        ("many tables", repeated("|a|\n|-|\n|*b*|\n\n")), ("bars without rows", repeated("a|b\n")),
        (
            "footnotes",
            { size in
                Array((0..<(size / 24)).map { "[^\($0)]\n\n[^\($0)]: a\n\n" }.joined().utf8)
            }
        ),
        (
            "references to one footnote",
            { size in Array((String(repeating: "[^a]", count: size / 4) + "\n\n[^a]: b\n").utf8) }
        ),
        ("footnotes that are not there", repeated("[^a]")), ("containers", repeated(":::note\n")),
        ("ends", repeated(":::\n")),
        ("blocks", repeated("::hours\n")), ("colons", repeated(":")),
        ("containers in pairs", repeated(":::note\na\n:::\n")),
        ("braces", repeated("{")), ("readings", repeated("{a|b}")), ("readings that never end", repeated("{a|")),
        ("tildes", repeated("~~a")), ("hosts", repeated("www._")), ("addresses", repeated("http://")),
        ("signs of mail", repeated("a@a.a")),
        ("at signs", repeated("@")), ("telephone numbers", repeated("03-0000-0000 ")), ("noughts", repeated("0-")),
        ("wide signs", repeated("０－")), ("raw HTML", repeated("<b>")), ("scripts", repeated("<script>")),
        ("scripts in text", repeated("a<script>")), ("comments that never end", repeated("a <!-- ")),
        ("tags that never end", repeated("<a b=\"")),
        ("declarations", repeated("a <![CDATA[ ")), ("entities", repeated("&amp;")), ("ampersands", repeated("&")),
        ("backslashes", repeated("\\{")), ("helpers", repeated("\u{E000}**「")), ("equal headings", repeated("## a\n")),
        ("line ends", repeated("あ\n")), ("empty lines", repeated("\n")), ("NUL", repeated("\u{0}")),
        ("link definitions", repeated("[a]: b\n")),
        ("definitions before texts", repeated("[a]: b\n`c\n\n")), ("code that is not found", repeated("`a\nb` ")),
    ]
}
