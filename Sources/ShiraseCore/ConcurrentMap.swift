extension Collection where Self: Sendable, Element: Sendable, Index == Int {
    /// `transform` of every element, in order, on at most `jobs` threads at once. Elements are dealt in runs, so that a
    /// task's cost is spread over many elements.
    public func concurrentMap<Result: Sendable>(
        jobs: Int, _ transform: @escaping @Sendable (Element) throws -> Result
    ) async throws -> [Result] {
        let jobs = Swift.max(jobs, 1)
        guard jobs > 1, count > 1 else { return try map(transform) }
        let run = Swift.max(1, Swift.min(64, count / (jobs * 4)))
        let starts = Array(stride(from: startIndex, to: endIndex, by: run))
        return try await withThrowingTaskGroup(of: (Int, [Result]).self) { group in
            var results = [[Result]](repeating: [], count: starts.count)
            var next = 0
            func addNext() {
                guard next < starts.count else { return }
                let number = next
                next += 1
                group.addTask {
                    let elements = self[starts[number]..<Swift.min(starts[number] + run, self.endIndex)]
                    return (number, try elements.map(transform))
                }
            }
            for _ in 0..<jobs { addNext() }
            while let (number, values) = try await group.next() {
                results[number] = values
                addNext()
            }
            return results.flatMap(\.self)
        }
    }
}
