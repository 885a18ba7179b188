extension Collection<String> {
    /// The name that was probably meant: the one with the least edit distance, if that is small for the name's length.
    public func nearest(to name: String) -> String? {
        let wanted = Array(name.lowercased())
        let limit = Swift.max(1, wanted.count / 3)
        return
            map { (name: $0, distance: editDistance(wanted, Array($0.lowercased()))) }
            .filter { $0.distance <= limit }
            .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
    }
}

/// The number of insertions, deletions, substitutions and swaps of neighbours between two texts (optimal string alignment).
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in 0..<left.count {
        var current = [row + 1]
        for column in 0..<right.count {
            let same = left[row] == right[column]
            var best = Swift.min(previous[column] + (same ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                best = Swift.min(best, beforePrevious[column - 1] + 1)
            }
            current.append(best)
        }
        (beforePrevious, previous) = (previous, current)
    }
    return previous[right.count]
}
