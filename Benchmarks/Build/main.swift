// Measures whole builds: generated articles made into a site by Shirase, by Hugo with templates for the same pages, and, as a floor, by a C
// program that only parses and renders with cmark and writes as many files and bytes. Prints a table for each size of corpus.
// See Benchmarks/README.md.
//
// Usage, in the project's folder:
//   build-bench [--rounds N] [COUNT…]               measure; 3 rounds of 1,000 and of 10,000 articles
//   build-bench --corpus FOLDER COUNT               make the two sites alone
//   build-bench --build FOLDER OUTPUT [--no-cache]  build Shirase's site as the measurements do

import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
do {
    switch arguments.first {
    case "--corpus":
        guard arguments.count == 3, let count = Int(arguments[2]), count > 0 else { throw BenchmarkError.usage }
        try Sites(count: count, folder: arguments[1]).write()
    case "--build":
        guard arguments.count >= 3 else { throw BenchmarkError.usage }
        try await buildSite(arguments[1], to: arguments[2], usesCache: !arguments.contains("--no-cache"))
    default:
        try Benchmark(arguments).run()
    }
} catch {
    print("FAILED: \(error)")
    exit(1)
}
