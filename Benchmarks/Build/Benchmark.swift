import BenchmarkSupport
import Foundation

/// The whole benchmark: for each size of corpus, every kind of work in alternating rounds.
struct Benchmark {
    private var rounds = 3
    private var counts: [Int] = []
    private let scratch: String
    private let hugo = HugoProgram.find()

    init(_ arguments: [String]) throws {
        var arguments = arguments[...]
        while let argument = arguments.popFirst() {
            if argument == "--rounds", let number = arguments.popFirst().flatMap({ Int($0) }), number > 0 {
                rounds = number
            } else if let number = Int(argument), number > 1 {
                counts.append(number)
            } else {
                throw BenchmarkError.usage
            }
        }
        if counts.isEmpty { counts = [1_000, 10_000] }
        let folder = ProcessInfo.processInfo.environment["BENCH_DIR"] ?? NSTemporaryDirectory()
        scratch = folder + "/shirase-build-\(UUID().uuidString)"
    }

    func run() throws {
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let peer = try hugo.map { try HugoProgram.version($0) } ?? "without Hugo, which is not there"
        print("\(ProcessInfo.processInfo.activeProcessorCount) cores, \(peer), medians of \(rounds) rounds")
        var cold: [Int: Double] = [:]
        for count in counts {
            let sites = Sites(count: count, folder: "\(scratch)/\(count)")
            try sites.write()
            let rows = try measure(sites)
            cold[count] = rows.first.map { Row.median($0.ours, \.wall) }
            print("\n\(Row.head)")
            for row in rows { print(row.line(goals(row, count, cold[count] ?? 0))) }
            try FileManager.default.removeItem(atPath: sites.folder)
        }
        if let small = cold[10_000], let large = cold[100_000],
            let goal = Goal(11, "times the time", large / small)
        {
            print("\n100,000 articles against 10,000, cold: \(rounded(goal.value)) (\(goal.text))")
        }
    }

    private func measure(_ sites: Sites) throws -> [Row] {
        let ours = Contestant.shirase(sites)
        let theirs = hugo.map { Contestant.hugo(sites, $0) }
        let list = sites.folder + "/files.txt"
        let floor = Contestant.floor(sites, list: list)
        var rows: [Row] = []
        for work in Work.all(sites.count) {
            var row = Row(work)
            for round in 1...rounds {
                for contestant in [ours, theirs, floor] where work == .cold { try contestant?.removeLeftovers() }
                let edit = try work.edit(sites, version: round)
                row.ours.append(try ours.build(scratch))
                if let theirs { row.theirs.append(try theirs.build(scratch)) }
                if let edit { try check(edit, [ours, theirs].compactMap(\.self)) }
                guard work == .cold else { continue }
                if round == 1 { try compare(sites, ours, theirs, list) }
                row.floor.append(try floor.build(scratch))
            }
            rows.append(row)
        }
        return rows
    }

    /// An edit that nobody sees would be a fast one.
    private func check(_ edit: (page: String, proof: String), _ contestants: [Contestant]) throws {
        for contestant in contestants {
            let page = try String(contentsOfFile: contestant.pages + "/" + edit.page, encoding: .utf8)
            guard page.contains(edit.proof) else {
                throw BenchmarkError.incomparable("\(contestant.name): \(edit.page) does not show the edit")
            }
        }
    }

    /// Says how large the sites are, which have to be alike, and what the floor has to write.
    private func compare(_ sites: Sites, _ ours: Contestant, _ theirs: Contestant?, _ list: String) throws {
        print("\n\(sites.count) articles")
        try Tally(sites.folder + "/shirase-output").writeList(to: list)
        var pages: [Double] = []
        for contestant in [ours, theirs].compactMap(\.self) {
            let tally = try Tally(contestant.pages)
            print("\(contestant.name): \(tally.pages) pages, \(tally.files.count) files, \(tally.bytes) bytes")
            pages.append(Double(tally.pages))
        }
        if let most = pages.max(), let least = pages.min(), most > least * 1.02 {
            throw BenchmarkError.incomparable("the sites have not the same pages")
        }
    }

    /// What Shirase is to reach, which is said of 10,000 articles; of 100,000 only what they may take more.
    private func goals(_ row: Row, _ count: Int, _ cold: Double) -> [Goal] {
        let (wall, memory) = (Row.median(row.ours, \.wall), Row.median(row.ours, \.memory))
        let byWork: [Goal?] =
            switch (row.work, count) {
            case (.cold, 10_000):
                [
                    Goal(0.25, "of Hugo's wall", row.ratio(\.wall, to: row.theirs)),
                    Goal(0.25, "of Hugo's CPU", row.ratio(\.cpu, to: row.theirs)),
                    Goal(0.3, "of Hugo's memory", row.ratio(\.memory, to: row.theirs)),
                    Goal(2, "of the floor's wall", row.ratio(\.wall, to: row.floor)),
                ]
            case (.nothing, 10_000):
                [
                    Goal(0.3, "s", wall),
                    Goal(0.05, "of Hugo's wall", row.ratio(\.wall, to: row.theirs)),
                ]
            case (.body, 10_000): [Goal(0.4, "s", wall)]
            case (_, 10_000): [Goal(cold, "s, as cold", wall)]
            case (.cold, 100_000): [Goal(2048, "MiB", memory)]
            default: []
            }
        return byWork.compactMap(\.self)
    }
}
