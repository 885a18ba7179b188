// Measures the Markdown stage (parse, passes, render, facts) side by side with plain cmark (parse and render through the same C calls)
// on the same generated Japanese articles. Prints the median of the CPU times of alternating rounds, and the median of their ratios.
//
// Usage: markdown-bench [ARTICLES] [ROUNDS]

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
    plainTimes.append(cpuTime { for article in articles { checksum &+= Markdown.commonMark(article.bytes).count } })
    stageTimes.append(
        cpuTime {
            for article in articles {
                let document = Markdown.document(article, body: 0..<article.bytes.count)
                checksum &+= document.html.pieces.count &+ document.headings.count
            }
        })
}
print("plain cmark:    \(milliseconds(median(plainTimes))) ms CPU")
print("Markdown stage: \(milliseconds(median(stageTimes))) ms CPU")
let ratio = median(zip(stageTimes, plainTimes).map { $0 / $1 })
print("ratio:          \((ratio * 100).rounded() / 100)  (checksum \(checksum))")

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
                (0..<4).map { sentences[(number + section * 3 + paragraph * 5 + $0) % sentences.count] }.joined()
                + "\n\n"
        }
        text += "- 項目一\n- 項目二\n\n"
    }
    return text + "| 曜日 | 午前 | 午後 |\n|---|---|---|\n| 月 | ○ | ○ |\n| 木 | ○ | × |\n"
}

/// CPU time of this process, in seconds.
func cpuTime(_ work: () -> Void) -> Double {
    var before = timespec()
    var after = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before)
    work()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after)
    return Double(after.tv_sec - before.tv_sec) + Double(after.tv_nsec - before.tv_nsec) / 1e9
}

func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
}

func milliseconds(_ seconds: Double) -> Int { Int((seconds * 1000).rounded()) }
