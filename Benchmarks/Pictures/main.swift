// Measures what copies of pictures cost: generated 12-megapixel JPEGs in four widths, as JPEG and as WebP, by Shirase and by libvips'
// own program `vipsthumbnail`, each in a process of its own. Prints wall time, CPU time and the most memory of each, and the ratios.
//
// Usage: pictures-bench [PICTURES] [JOBS]

import BenchmarkSupport
import Foundation
import ShiraseCore
import ShirasePictures

let arguments = CommandLine.arguments
let widths = PictureOperation.widths
let files = LocalFileSystem()

// A second process of this program makes the copies, so that its memory is its own.
if arguments.dropFirst().first == "--copies", let folder = arguments.dropFirst(2).first,
    let jobs = arguments.dropFirst(3).first.flatMap({ Int($0) })
{
    let operations = widths.flatMap { width in
        [PictureOperation.resize(width: width, format: .jpeg), .resize(width: width, format: .webp)]
    }
    let names = try files.entries(of: folder).map(\.name).filter { $0.hasSuffix(".jpg") }
    _ = try await names.concurrentMap(jobs: jobs) { name in
        let copies = try PictureEngine.makeAll(operations, from: try files.read(folder + "/" + name))
        for (operation, copy) in zip(operations, copies) {
            try files.write(copy, to: "\(folder)/shirase/\(name)-\(operation.key)")
        }
    }
    exit(0)
}

let count = arguments.dropFirst().first.flatMap { Int($0) } ?? 200
let jobs = arguments.dropFirst(2).first.flatMap { Int($0) } ?? ProcessInfo.processInfo.activeProcessorCount
let work = NSTemporaryDirectory() + "shirase-pictures-\(UUID().uuidString)"
try makePictures()
print("\(count) pictures of 4000 × 3000 pixels, \(widths.count) widths, JPEG and WebP, \(jobs) jobs")

let ours = try measure([[arguments[0], "--copies", work, String(jobs)]])
// The program takes many pictures for one size and format, so it is called once for each.
let pictures = try files.entries(of: work).map(\.name).filter { $0.hasSuffix(".jpg") }.map { work + "/" + $0 }
try FileManager.default.createDirectory(atPath: work + "/vips", withIntermediateDirectories: true)
let theirs = try measure(
    widths.flatMap { width in
        ["%s-\(width).jpg[Q=80,optimize_coding,interlace,strip]", "%s-\(width).webp[Q=78,effort=4,strip]"].map {
            output in
            ["vipsthumbnail", "--size", "\(width)x>", "--export-profile", "srgb", "-o", work + "/vips/" + output]
                + pictures
        }
    })
for (name, value) in [("shirase", ours), ("vipsthumbnail", theirs)] {
    print("\(name): \(milliseconds(value.wall)) ms, CPU \(milliseconds(value.cpu)) ms, \(value.memory / 1024) MiB")
}
print("wall ratio \(rounded(ours.wall / theirs.wall)), CPU ratio \(rounded(ours.cpu / theirs.cpu))")
try FileManager.default.removeItem(atPath: work)

/// Runs commands one after the other: their time, and the most memory of any of them, in KiB.
func measure(_ commands: [[String]]) throws -> (wall: Double, cpu: Double, memory: Int) {
    var (wall, cpu, memory) = (0.0, 0.0, 0)
    for command in commands {
        // GNU time tells what the kernel knows of one process and its children.
        let report = work + "/time"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["time", "-f", "%e %U %S %M", "-o", report] + command
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            print("FAILED: \(command.prefix(6).joined(separator: " "))")
            exit(1)
        }
        let text = String(decoding: try files.read(report), as: UTF8.self)
        let values = text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        guard values.count == 4 else { continue }
        wall += values[0]
        cpu += values[1] + values[2]
        memory = max(memory, Int(values[3]))
    }
    return (wall, cpu, memory)
}

/// JPEGs with something to see: waves of colour in the sizes of things and of leaves, and the noise of a camera.
func makePictures() throws {
    let (width, height) = (1000, 750)
    for number in 0..<count {
        var random = UInt32(number + 1)
        var pixels = Array("P6 \(width) \(height) 255\n".utf8)
        for y in 0..<height {
            for x in 0..<width {
                random = random &* 1_664_525 &+ 1_013_904_223
                let noise = Double(random >> 27)
                let (fine, coarse) = (sin(Double(x * y) / 900 + Double(number)), cos(Double(x + number * 31) / 90))
                for channel in [coarse, fine, coarse * fine] { pixels.append(UInt8(110 + channel * 100 + noise)) }
            }
        }
        let small = "\(work)/small.ppm"
        try files.write(pixels, to: small)
        _ = try measure([["vips", "resize", small, "\(work)/p\(number).jpg[Q=90]", "4"]])
    }
}

func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
