// Measures what teasers add to a build: the same generated articles built once with posts for all eight platforms and once with none, into
// new folders, in alternating rounds. Prints medians of CPU and wall time, and the median of the rounds' ratios.
//
// Usage: teasers-bench [ARTICLES] [ROUNDS], in the project's folder, whose templates it uses

import BenchmarkSupport
import Foundation
import ShiraseBuild
import ShiraseCore
import ShiraseSyndication

let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000
let rounds = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 3
let work = NSTemporaryDirectory() + "shirase-teasers-\(UUID().uuidString)"
let files = LocalFileSystem()
try makeSite(work)
print("\(count) articles, \(Platforms.all.count) platforms, \(rounds) rounds")

var times: [Bool: [(cpu: Double, wall: Double)]] = [:]
for round in 0..<rounds {
    for hasTeasers in [true, false] {
        try files.write(Array(siteYML(hasTeasers: hasTeasers).utf8), to: work + "/content/site.yml")
        times[hasTeasers, default: []].append(try await build(into: "\(work)/out-\(round)-\(hasTeasers)", hasTeasers))
    }
}
for (name, time) in [("CPU", \(cpu: Double, wall: Double).cpu), ("wall", \.wall)] {
    let with = (times[true] ?? []).map { $0[keyPath: time] }
    let without = (times[false] ?? []).map { $0[keyPath: time] }
    let ratio = median(zip(with, without).map { $0 / $1 })
    print(
        "\(name): \(milliseconds(median(with))) ms with teasers, \(milliseconds(median(without))) ms without, ratio \((ratio * 100).rounded() / 100)"
    )
}
try FileManager.default.removeItem(atPath: work)

func build(into folder: String, _ hasTeasers: Bool) async throws -> (cpu: Double, wall: Double) {
    var options = BuildOptions(root: work)
    // Pictures cost the same with posts and without.
    options.makesPictures = false
    options.date = "2026-11-24"
    options.usesCache = false
    options.jobs = ProcessInfo.processInfo.activeProcessorCount
    let build = Build(options, fileSystem: files, clock: .system)
    let cpu = clock(CLOCK_PROCESS_CPUTIME_ID)
    let wall = clock(CLOCK_MONOTONIC)
    let outcome = try await build.run(to: folder, isStrict: false)
    let spent = (clock(CLOCK_PROCESS_CPUTIME_ID) - cpu, clock(CLOCK_MONOTONIC) - wall)
    guard let summary = outcome.summary, summary.teasers == (hasTeasers ? count * Platforms.all.count : 0) else {
        print("FAILED: \(outcome.summary?.teasers ?? -1) posts; \(outcome.diagnostics.first?.message.en ?? "")")
        exit(1)
    }
    return spent
}

func clock(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func siteYML(hasTeasers: Bool) -> String {
    """
    title: テスト医院
    base_url: https://clinic.example.jp
    categories: [{slug: vaccination, name: 予防接種}]
    routes:
      vaccination: [\(hasTeasers ? Platforms.names.joined(separator: ", ") : "")]
    sns:
      hashtags: [見本町, テスト医院]

    """
}

func makeSite(_ root: String) throws {
    func copy(_ folder: String, _ target: String) throws {
        for entry in try files.entries(of: folder) {
            let (path, copied) = (folder + "/" + entry.name, target + "/" + entry.name)
            if entry.kind == .directory {
                try copy(path, copied)
            } else {
                try files.write(try files.read(path), to: copied)
            }
        }
    }
    try copy("templates", root + "/templates")
    try files.write(Array("---\ntitle: テスト医院\n---\n".utf8), to: root + "/content/_index.md")
    for number in 0..<count {
        try files.write(Array(article(number).utf8), to: root + "/content/notices/a\(number).md")
    }
}

/// About 3.5 KB of Japanese, each with other words and numbers.
func article(_ number: Int) -> String {
    let month = number % 12 + 1
    let sentences = [
        "\(month)月\(number % 28 + 1)日から、予約番号\(number)番までの予防接種を始めます。", "予約は、お電話または窓口で\(number % 9 + 8)時から承ります。",
        "\(number % 30 + 60)歳以上の方には、市の助成があります。", "「発熱」のある方は、来院の前にお電話ください。", "診察のあと三十分は、院内でお待ちください。",
        "お薬手帳と保険証をお持ちください。", "当日の入浴は差し支えありませんが、激しい運動はお控えください。", "お子さんの予防接種は、母子健康手帳をご用意ください。",
    ]
    var text = """
        ---
        title: 予防接種のお知らせ その\(number)
        date: 20\(10 + number % 16)-\(month < 10 ? "0" : "")\(month)-1\(number % 10)
        categories: [予防接種]
        tags: [予防接種, 健康\(number % 50)]
        purpose: health-awareness
        ---


        """
    for section in 0..<4 {
        if section > 0 { text += "## 見出し\(section)\n\n" }
        for paragraph in 0..<3 {
            text +=
                (0..<4).map { sentences[(number + section * 3 + paragraph * 5 + $0) % sentences.count] }.joined()
                + "\n\n"
        }
        text += "- 対象：\(section + 60)歳以上の方\n- 期間：\(month)月1日〜\(month)月28日\n\n"
    }
    return text + "| 曜日 | 午前 | 午後 |\n|---|---|---|\n| 月 | ○ | ○ |\n| 木 | ○ | × |\n"
}
