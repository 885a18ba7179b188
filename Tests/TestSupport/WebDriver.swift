import Foundation

/// A browser that tests drive over the WebDriver protocol (W3C): headless Chromium behind `chromedriver`.
public final class WebDriver {
    private let process: Process
    private let port: UInt16
    private let session: String

    /// Whether this machine has what it takes.
    public static let isInstalled = program("chromedriver") != nil && program("chromium") != nil

    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    private static func program(_ name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":") + ["/usr/bin"]
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    public init(width: Int, height: Int) async throws {
        guard let driver = Self.program("chromedriver"), let chromium = Self.program("chromium") else {
            throw Failure(description: "chromium and chromedriver are not installed")
        }
        process = Process()
        process.executableURL = URL(fileURLWithPath: driver)
        process.arguments = ["--port=0"]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        var said = ""
        var port: String?
        while port == nil, case let data = pipe.fileHandleForReading.availableData, !data.isEmpty {
            said += String(decoding: data, as: UTF8.self)
            port = said.firstMatch(of: /started successfully on port ([0-9]+)/).map { String($0.1) }
        }
        guard let port = port.flatMap({ UInt16($0) }) else {
            process.terminate()
            throw Failure(description: "chromedriver did not start: \(said)")
        }
        self.port = port
        let options: [String: Any] = [
            "binary": chromium,
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                "--window-size=\(width),\(height)",
            ],
            // A narrow window needs this: Chromium's own are at least 500 pixels wide.
            "mobileEmulation": [
                "deviceMetrics": ["width": width, "height": height, "pixelRatio": 1, "touch": false, "mobile": false]
            ],
        ]
        do {
            let answer = try Self.request(
                "POST", port, "/session",
                [
                    "capabilities": [
                        "alwaysMatch": ["goog:chromeOptions": options, "goog:loggingPrefs": ["browser": "ALL"]]
                    ]
                ])
            guard let value = answer as? [String: Any], let session = value["sessionId"] as? String else {
                throw Failure(description: "no session: \(answer)")
            }
            self.session = session
        } catch {
            process.terminate()
            throw error
        }
    }

    /// A page as the browser prints it, its bytes read as Latin letters.
    public static func pdf(of url: String) throws -> String {
        guard let chromium = program("chromium") else { throw Failure(description: "chromium is not installed") }
        let folder = URL(filePath: NSTemporaryDirectory() + "shirase-pdf-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: chromium)
        process.arguments = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            "--user-data-dir=\(folder.path())/profile", "--print-to-pdf=\(folder.path())/page.pdf", url,
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let bytes = try Data(contentsOf: folder.appending(path: "page.pdf"))
        return String(decoding: bytes.map { $0 & 0x7F }, as: UTF8.self)
    }

    deinit { stop() }

    /// At once: chromedriver does not always heed a polite request.
    private func stop() { kill(process.processIdentifier, SIGKILL) }

    /// Ends the browser.
    public func quit() async {
        _ = try? Self.request("DELETE", port, "/session/\(session)", nil)
        stop()
    }

    // MARK: Pages

    public func open(_ url: String) async throws { _ = try await command("url", ["url": url]) }

    /// Runs a function's body in the page.
    @discardableResult
    public func run(_ script: String, _ arguments: [Any] = []) async throws -> Any {
        try await command("execute/sync", ["script": script, "args": arguments])
    }

    public func text(_ script: String, _ arguments: [Any] = []) async throws -> String {
        try await run(script, arguments) as? String ?? ""
    }

    public func number(_ script: String, _ arguments: [Any] = []) async throws -> Int {
        (try await run(script, arguments) as? NSNumber)?.intValue ?? -1
    }

    /// As a person does: the element is scrolled to and must be visible.
    public func click(_ selector: String) async throws {
        // What comes into view takes its true height only then, and moves what stands below it.
        for _ in 0..<3 {
            try await run(
                "document.querySelector(arguments[0])?.scrollIntoView({block: 'center', behavior: 'instant'})",
                [selector])
        }
        _ = try await command("element/\(try await element(selector))/click", [:])
    }

    /// Types into an element; `\u{E009}v` is Control and V.
    public func type(_ keys: String, into selector: String) async throws {
        _ = try await command("element/\(try await element(selector))/value", ["text": keys])
    }

    /// What the page wrote to the console: warnings and errors.
    public func complaints() async throws -> [String] {
        let log = try await command("se/log", ["type": "browser"]) as? [[String: Any]] ?? []
        return log.filter { ["WARNING", "SEVERE"].contains($0["level"] as? String ?? "") }.compactMap {
            $0["message"] as? String
        }
    }

    private func element(_ selector: String) async throws -> String {
        let found = try await command("element", ["using": "css selector", "value": selector]) as? [String: String]
        guard let id = found?.values.first else { throw Failure(description: "no element \(selector)") }
        return id
    }

    // MARK: Protocol

    private func command(_ path: String, _ body: [String: Any]) async throws -> Any {
        try Self.request("POST", port, "/session/\(session)/\(path)", body)
    }

    /// One request over one connection. Foundation's URLSession does not read chromedriver's answers.
    private static func request(_ method: String, _ port: UInt16, _ path: String, _ body: [String: Any]?) throws -> Any
    {
        let body = try body.map { try JSONSerialization.data(withJSONObject: $0) } ?? Data()
        let head = """
            \(method) \(path) HTTP/1.1\r
            Host: 127.0.0.1:\(port)\r
            Content-Type: application/json\r
            Content-Length: \(body.count)\r
            Connection: close\r
            \r

            """
        let answer = try exchange(Array(head.utf8) + body, port)
        guard let end = answer.firstRange(of: Array("\r\n\r\n".utf8)),
            let status = String(decoding: answer.prefix(20), as: UTF8.self).split(separator: " ").dropFirst().first,
            let json = try JSONSerialization.jsonObject(with: Data(answer[end.upperBound...])) as? [String: Any],
            status == "200", let value = json["value"]
        else { throw Failure(description: "\(path): \(String(decoding: answer.prefix(900), as: UTF8.self))") }
        return value
    }

    private static func exchange(_ request: [UInt8], _ port: UInt16) throws -> [UInt8] {
        #if canImport(Glibc)
            let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let connection = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        defer { close(connection) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else { throw Failure(description: "chromedriver does not answer") }
        var sent = 0
        while sent < request.count {
            let count = request[sent...].withUnsafeBytes { send(connection, $0.baseAddress, $0.count, 0) }
            guard count > 0 else { throw Failure(description: "chromedriver hangs up") }
            sent += count
        }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        // The connection stays open; the answer says how long it is.
        while !isWhole(answer), case let count = recv(connection, &buffer, buffer.count, 0), count > 0 {
            answer += buffer[..<count]
        }
        return answer
    }

    private static func isWhole(_ answer: [UInt8]) -> Bool {
        guard let end = answer.firstRange(of: Array("\r\n\r\n".utf8)),
            let length = String(decoding: answer[..<end.lowerBound], as: UTF8.self)
                .firstMatch(of: /(?i)content-length: *([0-9]+)/).flatMap({ Int($0.1) })
        else { return false }
        return answer.count >= end.upperBound + length
    }
}
