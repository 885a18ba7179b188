import Foundation
import ShiraseClinic
import ShiraseCore

/// What a clinic of `ShiraseClinicTests/Clinics` is at a moment, as it was written by hand from the clinic's file.
public struct MomentExpectation: Sendable {
    /// Of `Moments.txt`.
    public let line: Int
    public let clinic: String
    public let moment: Moment
    /// `open am until 12:00 next 2026-11-24 16:00`
    public let state: String

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "ShiraseClinicTests")

    /// - Returns: `nil` for a line that holds no moment, though it should.
    public static func all() throws -> [MomentExpectation?] {
        let calendar = TimeZoneCalendar(identifier: "Asia/Tokyo") ?? .utc
        let text = try String(contentsOf: folder.appending(path: "Moments.txt"), encoding: .utf8)
        var clinic = ""
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { number, line in
            if line.hasPrefix("== ") { clinic = String(line.dropFirst(3)) }
            let words = line.split(separator: " ")
            guard words.count >= 3, words[0].first?.isNumber == true else { return nil }
            guard case .moment(let moment) = calendar.parse("\(words[0]) \(words[1])") else { return .some(nil) }
            let state = words.dropFirst(2).prefix { $0 != "#" }.joined(separator: " ")
            return MomentExpectation(line: number + 1, clinic: clinic, moment: moment, state: state)
        }
    }

    /// Each clinic that moments are expected of.
    public static func schedules(_ sink: DiagnosticSink) throws -> [String: Schedule] {
        var schedules: [String: Schedule] = [:]
        for name in Set(try all().compactMap { $0?.clinic }) {
            let bytes = Array(try Data(contentsOf: folder.appending(path: "Clinics/\(name).yml")))
            schedules[name] = Clinic.load(SourceFile(path: name, bytes: bytes), languages: nil, sink)?.schedule
        }
        return schedules
    }
}
