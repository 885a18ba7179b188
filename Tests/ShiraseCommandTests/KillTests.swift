import Foundation
import ShiraseCore
import TestSupport
import Testing

/// The program is killed (`kill -9`) at random moments. Every file of the output is at every moment an old or a new one, whole; nothing
/// of anybody else is touched; and the next build gives what a build from nothing gives.
extension CommandTests {
    /// Two states of a site, which differ in pages, texts and templates.
    private func state(_ number: Int) -> [String: String?] {
        let isSecond = number == 1
        func article(_ text: String) -> String {
            "---\ntitle: 休診\ndate: 2026-11-20\nimage: /files/map.svg\n---\n\(text)\n"
        }
        let long = String(repeating: "状態\(number)の長い本文です。\n\n", count: 200)
        return [
            "content/_index.md": "---\ntitle: テスト医院\n---\n状態\(number)。\n",
            "content/notices/long.md": article(long),
            "content/notices/first.md": isSecond ? nil : article("一つ目。"),
            "content/notices/second.md": isSecond ? article("二つ目。") : nil,
            // What is a page's folder in one state is a file's name in the other.
            "content/notices/first/index.md": nil,
            "content/files/state.txt": "状態\(number)\n",
            "templates/partials/list.mustache": "\(number) {{#articles}}* {{title}} {{/articles}}\n",
        ]
    }

    private func put(_ files: [String: String?], in root: String) throws {
        for (path, text) in files {
            if let text {
                try LocalFileSystem().write(Array(text.utf8), to: "\(root)/\(path)")
            } else {
                try LocalFileSystem().removeFile("\(root)/\(path)")
            }
        }
    }

    /// The files that are published, by path.
    private func published(_ folder: String) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        func walk(_ path: String) throws {
            for entry in try LocalFileSystem().entries(of: folder + "/" + path) where !entry.name.hasPrefix(".") {
                let child = path + "/" + entry.name
                if entry.kind == .directory {
                    try walk(child)
                } else {
                    files[child] = try LocalFileSystem().read(folder + "/" + child)
                }
            }
        }
        for area in ["site", "sns"] where LocalFileSystem().kind(of: folder + "/" + area) != nil { try walk(area) }
        return files
    }

    /// Starts a build and kills it after a time; `nil`: lets it end.
    /// - Returns: whether it came to its end.
    private func build(_ root: String, to output: String, killedAfter delay: Duration?) throws -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: Self.program)
        process.arguments = ["build", "--root", root, "--output", output, "--quiet"] + date
        process.environment = ["LANG": "C", "PATH": "/usr/bin:/bin"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        if let delay {
            usleep(UInt32(delay / .microseconds(1)))
            kill(process.processIdentifier, SIGKILL)
        }
        process.waitUntilExit()
        return process.terminationReason == .exit && process.terminationStatus == 0
    }

    @Test func killsTearNothing() throws {
        let root = try site()
        let seed: UInt64 = 20_261_124
        var generator = SplitMix64(seed: seed)
        try put(["content/files/map.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"], in: root)
        var states: [[String: [UInt8]]] = []
        var usual = Duration.zero
        for number in 0..<2 {
            try put(state(number), in: root)
            let output = root + "/clean-\(number)"
            // The second one knows what the first has made of titles.
            let start = ContinuousClock.now
            #expect(try build(root, to: output, killedAfter: nil))
            usual = start.duration(to: .now)
            states.append(try published(output))
        }
        #expect(Set(states[0].keys) != Set(states[1].keys))
        let output = root + "/output"
        let foreign = ["notes.txt", "site/.htaccess", ".gitignore"].map { output + "/" + $0 }
        for path in foreign { try LocalFileSystem().write(Array("mine".utf8), to: path) }
        var current = 0
        var ended = 0
        let rounds = 200
        for round in 0..<rounds {
            if Bool.random(using: &generator) {
                current = 1 - current
                try put(state(current), in: root)
            }
            let delay = usual * Double.random(in: 0...1.1, using: &generator)
            if try build(root, to: output, killedAfter: delay) { ended += 1 }
            for (path, bytes) in try published(output)
            where states[0][path] != bytes && states[1][path] != bytes {
                Issue.record("seed \(seed), round \(round): \(path) is neither the old nor the new one")
            }
            if round % 8 == 7 {
                #expect(try build(root, to: output, killedAfter: nil), "round \(round)")
                let found = try published(output)
                let differing = Set(found.keys).union(states[current].keys).filter { found[$0] != states[current][$0] }
                #expect(differing.sorted() == [], "seed \(seed), round \(round)")
                #expect(LocalFileSystem().kind(of: output + "/.shirase-stage") == nil)
            }
            for path in foreign { #expect(try text(path) == "mine") }
        }
        // Most were killed, and in the midst of their work.
        #expect(ended < rounds / 2)
    }
}
