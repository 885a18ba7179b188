import BenchmarkSupport

/// The measurements of one kind of work, round by round, and the line of the table that they make.
struct Row {
    let work: Work
    var ours: [Measurement] = []
    /// Empty without Hugo.
    var theirs: [Measurement] = []
    /// Of cold builds alone.
    var floor: [Measurement] = []

    init(_ work: Work) { self.work = work }

    static let head = """
        | work | Shirase: wall, CPU, memory | files written | Hugo: wall, CPU, memory | ratios of wall, CPU, memory | floor: wall, CPU, memory | ratio of wall | goals |
        |---|---|---|---|---|---|---|---|
        """

    static func median(_ measurements: [Measurement], _ value: KeyPath<Measurement, Double>) -> Double {
        BenchmarkSupport.median(measurements.map { $0[keyPath: value] })
    }

    /// The median of the rounds' ratios; `nil` where there is nothing to compare with.
    func ratio(_ value: KeyPath<Measurement, Double>, to others: [Measurement]) -> Double? {
        guard !others.isEmpty else { return nil }
        return BenchmarkSupport.median(zip(ours, others).map { $0[keyPath: value] / $1[keyPath: value] })
    }

    func line(_ goals: [Goal]) -> String {
        let cells = [
            work.name, Self.text(ours), ours.last?.written.map(String.init) ?? "", Self.text(theirs),
            [\Measurement.wall, \.cpu, \.memory].compactMap { ratio($0, to: theirs) }.map { rounded($0) }.joined(
                separator: ", "),
            Self.text(floor), ratio(\.wall, to: floor).map { rounded($0) } ?? "",
            goals.map(\.text).joined(separator: "; "),
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }

    private static func text(_ measurements: [Measurement]) -> String {
        guard !measurements.isEmpty else { return "" }
        let (wall, cpu) = (median(measurements, \.wall), median(measurements, \.cpu))
        return "\(rounded(wall)) s, \(rounded(cpu)) s, \(Int(median(measurements, \.memory).rounded())) MiB"
    }
}

/// What a figure should be at most.
struct Goal {
    /// `s`, or what the figure is a share of.
    let unit: String
    let most: Double
    let value: Double

    init?(_ most: Double, _ unit: String, _ value: Double?) {
        guard let value else { return nil }
        self.unit = unit
        self.most = most
        self.value = value
    }

    var text: String { "≤ \(rounded(most)) \(unit): \(value <= most ? "met" : "missed")" }
}

/// Two digits behind the point.
func rounded(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
}
