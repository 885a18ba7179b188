enum BenchmarkError: Error { case usage }
struct Benchmark {
    init(_ arguments: [String]) throws {}
    func run() throws {}
}
