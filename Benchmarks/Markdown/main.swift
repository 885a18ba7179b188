// Measures the Markdown stage (parse, passes, render, facts) side by side with plain cmark (parse and render through the same C calls)
// on the same generated Japanese articles. Prints the median of the CPU times of alternating rounds, and the median of their ratios.
//
// Usage: markdown-bench [ARTICLES] [ROUNDS]

import BenchmarkSupport
import CCmark
import Foundation
import ShiraseCore
import ShiraseMarkdown

let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000
let rounds = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 5
let articles = (0..<count).map { SourceFile(path: "content/notices/a\($0).md", text: article($0)) }
let bytes = articles.reduce(0) { $0 + $1.bytes.count }
print("\(count) articles, \(bytes / max(count, 1)) bytes each, \(rounds) rounds")

var plainTimes: [Double] = []
var stageTimes: [Double] = []
var checksum = 0
for _ in 0..<rounds {
    plainTimes.append(cpuTime { for article in articles { checksum &+= plainCmark(article.bytes) } })
    stageTimes.append(
        cpuTime {
            for article in articles {
                let document = Markdown.document(article, body: 0..<article.bytes.count)
                checksum &+= document.html.fixedCount &+ document.headings.count &+ document.plainText.utf8.count
            }
        })
}
print("plain cmark:    \(milliseconds(median(plainTimes))) ms CPU")
print("Markdown stage: \(milliseconds(median(stageTimes))) ms CPU")
let ratio = median(zip(stageTimes, plainTimes).map { $0 / $1 })
print("ratio:          \((ratio * 100).rounded() / 100)  (checksum \(checksum))")

/// cmark as every program may call it.
func plainCmark(_ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBytes { buffer in
        let document = cmark_parse_document(
            buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_VALIDATE_UTF8)
        defer { cmark_node_free(document) }
        guard let html = cmark_render_html(document, CMARK_OPT_UNSAFE) else { return 0 }
        defer { free(html) }
        return strlen(html)
    }
}

func article(_ number: Int) -> String {
    let sentences = [
        "インフルエンザの予防接種は、十月から始めます。", "予約は電話または窓口で承ります。", "六十五歳以上の方には、市の助成があります。",
        "**「発熱」**のある方は、来院の前に[お電話](../access.md)ください。", "診察のあと三十分は院内でお待ちください。", "お薬手帳と保険証をお持ちください。",
        "当日の入浴は差し支えありませんが、激しい運動はお控えください。",
    ]
    var text = ""
    for section in 0..<4 {
        text += "## 見出し\(section)\n\n"
        for paragraph in 0..<2 {
            text +=
                (0..<6).map { sentences[(number + section * 3 + paragraph * 5 + $0) % sentences.count] }.joined()
                + "\n\n"
        }
        text += "- 項目一\n- 項目二\n\n"
    }
    return text + "| 曜日 | 午前 | 午後 |\n|---|---|---|\n| 月 | ○ | ○ |\n| 木 | ○ | × |\n"
}
