import Foundation
import ShiraseCore
import ShiraseSite

/// One file of the output, before it is written.
public struct Output: Sendable {
    public enum Content: Sendable {
        case bytes([UInt8])
        /// A file that is copied as it is.
        case copy(of: String)
        /// Made when it is written, and then forgotten: all pages of a large site together would not fit into memory.
        case made(@Sendable () throws -> [UInt8])
        /// Made in the same way; what it follows from comes with it where ``Output/key`` does not say it before.
        case rendered(@Sendable () throws -> PageRenderer.Rendering)
    }

    /// Below the output folder: `site/notices/flu/index.html`.
    public let path: String
    public let content: Content
    /// What the bytes follow from: two outputs with one key have the same bytes. `nil` where only the bytes themselves tell.
    public let key: Fingerprint?
    /// Of a page: what ``key`` follows from beside the page's own text.
    let frame: Fingerprint?
    /// What it comes from, for messages.
    public let origin: Diagnostic.Place
    /// Whether another output goes with it, so that what is wrong with the paths of two such is said of the others.
    let isSecond: Bool

    public init(
        _ path: String, _ content: Content, key: Fingerprint? = nil, frame: Fingerprint? = nil,
        origin: Diagnostic.Place, isSecond: Bool = false
    ) {
        self.path = path
        self.content = content
        self.key = key
        self.frame = frame
        self.isSecond = isSecond
        self.origin = origin
    }

    /// Whether its name, or that of a folder above it, begins with a dot.
    var isHidden: Bool {
        zip(path.utf8, path.utf8.dropFirst()).contains { $0 == UInt8(ascii: "/") && $1 == UInt8(ascii: ".") }
    }

    public init(_ path: String, text: String, origin: Diagnostic.Place) {
        self.init(path, .bytes(Array(text.utf8)), origin: origin)
    }
}

/// All files of a build. Two outputs on one path are found here; paths that differ in case alone count as one, since some
/// servers' and staff members' disks do not tell them apart.
public struct OutputSet: Sendable {
    /// Sorted by path.
    public let outputs: [Output]

    /// - Parameter checked: outputs whose paths were found good before.
    init(checked: [Output]) {
        outputs = checked.indices.sorted { checked[$0].path < checked[$1].path }.map { checked[$0] }
    }

    /// Sets of different areas as one.
    init(_ site: OutputSet, _ sns: OutputSet) { outputs = site.outputs + sns.outputs }

    public init(_ outputs: [Output], _ sink: DiagnosticSink) {
        // Outputs are large values: their places in the array are sorted and looked up instead.
        let order = outputs.indices.sorted {
            let (left, right) = (outputs[$0].path, outputs[$1].path)
            return left == right ? outputs[$0].origin.path < outputs[$1].origin.path : left < right
        }
        var byKey: [String: Int] = [:]
        byKey.reserveCapacity(outputs.count)
        var kept: [Output] = []
        kept.reserveCapacity(outputs.count)
        for index in order {
            let output = outputs[index]
            let key = Self.key(output.path)
            guard output.path.isNormalizedPath, !output.path.hasPrefix("/") else {
                sink.add(
                    .error(
                        "output.path",
                        Message(en: "nothing can stand at \(output.path)", ja: "この場所には出力できません: \(output.path)"),
                        at: output.origin, hint: Message(en: "choose another address", ja: "別のアドレスにしてください")))
                continue
            }
            if let other = byKey[key] {
                Self.report(output, outputs[other], sink)
            } else {
                byKey[key] = index
                kept.append(output)
            }
        }
        // A file cannot stand where another output needs a folder.
        var folders = Set<String>()
        for output in outputs {
            var above = output.path.parentPath
            while let folder = above, folders.insert(folder).inserted {
                if let other = byKey[Self.key(folder)] { Self.report(output, outputs[other], sink) }
                above = folder.parentPath
            }
        }
        self.outputs = kept
    }

    private static func key(_ path: String) -> String {
        path.lowercased().precomposed
    }

    private static func report(_ output: Output, _ other: Output, _ sink: DiagnosticSink) {
        if output.isSecond, other.isSecond { return }
        sink.add(
            .error(
                "output.collision",
                Message(en: "two outputs stand at \(output.path)", ja: "二つのページやファイルが同じ場所に出ます: \(output.path)"),
                at: output.origin,
                notes: [.init(Message(en: "the other one comes from here", ja: "もう一つはこちらです"), at: other.origin)],
                hint: Message(en: "give one of them another name or `slug`", ja: "どちらかのファイル名か slug を変えてください")))
    }
}
