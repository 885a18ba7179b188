// swift-tools-version: 6.1
import PackageDescription

// libvips' headers stand on their own on Linux and need GLib's. Its own description there asks for `-pthread` through other
// libraries, about which every build would warn.
#if os(Linux)
    let vipsHeaders = "gobject-2.0"
#else
    let vipsHeaders = "vips"
#endif

let package = Package(
    name: "shirase",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "shirase", targets: ["shirase"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Floor 0: system libraries.
        .systemLibrary(
            name: "CCmark", pkgConfig: "libcmark",
            providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
        .systemLibrary(
            name: "ICULibrary", pkgConfig: "icu-uc",
            providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
        .systemLibrary(
            name: "CQREncode", pkgConfig: "libqrencode",
            providers: [.apt(["libqrencode-dev"]), .brew(["qrencode"])]),
        .systemLibrary(
            name: "CFontconfig", pkgConfig: "fontconfig",
            providers: [.apt(["libfontconfig-dev"]), .brew(["fontconfig"])]),
        .systemLibrary(
            name: "VipsLibrary", pkgConfig: vipsHeaders,
            providers: [.apt(["libvips-dev"]), .brew(["vips"])]),
        .target(name: "CICU", dependencies: ["ICULibrary"]),
        .target(name: "CVips", dependencies: ["VipsLibrary"], linkerSettings: [.linkedLibrary("vips")]),
        .target(name: "CCmarkArena", dependencies: ["CCmark"]),
        .target(name: "CAllocator"),

        // Floor 0: the theme that comes with the program, made from the files of `templates/`.
        .target(name: "ShiraseTheme", plugins: ["EmbedTheme"]),
        .plugin(name: "EmbedTheme", capability: .buildTool(), dependencies: ["embed-theme"]),
        .executableTarget(name: "embed-theme", path: "Plugins/embed-theme"),

        // Floor 1
        .target(
            name: "ShiraseCore",
            dependencies: [
                "CICU",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Yams", package: "Yams"),
            ]),

        // Floor 2
        .target(name: "ShiraseMarkdown", dependencies: ["CCmark", "CCmarkArena", "ShiraseCore"]),
        .target(name: "ShiraseClinic", dependencies: ["ShiraseCore"]),
        .target(name: "ShirasePictures", dependencies: ["CVips", "ShiraseCore"]),

        // Floor 3
        .target(
            name: "ShiraseSite",
            dependencies: [
                "CFontconfig", "CQREncode", "ShiraseClinic", "ShiraseCore", "ShiraseMarkdown",
            ]),

        // Floor 4
        .target(name: "ShiraseSyndication", dependencies: ["ShiraseCore", "ShiraseSite"]),

        // Floor 5
        .target(
            name: "ShiraseBuild",
            dependencies: [
                "ShiraseClinic", "ShiraseCore", "ShiraseMarkdown", "ShirasePictures", "ShiraseSite",
                "ShiraseSyndication",
            ]),

        // Floor 7
        .executableTarget(
            name: "shirase",
            dependencies: [
                "CAllocator", "ShiraseBuild", "ShiraseClinic", "ShiraseCore", "ShiraseMarkdown", "ShiraseSite",
                "ShiraseSyndication",
                "ShiraseTheme",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        .target(name: "BenchmarkSupport", path: "Benchmarks/Support"),
        .executableTarget(
            name: "markdown-bench", dependencies: ["BenchmarkSupport", "CCmark", "ShiraseCore", "ShiraseMarkdown"],
            path: "Benchmarks/Markdown"),

        .executableTarget(
            name: "markdown-fuzz", dependencies: ["BenchmarkSupport", "ShiraseCore", "ShiraseMarkdown", "TestSupport"],
            path: "Benchmarks/Fuzz"),

        .executableTarget(
            name: "teasers-bench",
            dependencies: ["BenchmarkSupport", "ShiraseBuild", "ShiraseCore", "ShiraseSyndication"],
            path: "Benchmarks/Teasers"),

        .executableTarget(
            name: "pictures-bench", dependencies: ["BenchmarkSupport", "ShiraseCore", "ShirasePictures"],
            path: "Benchmarks/Pictures"),

        .executableTarget(
            name: "build-bench",
            dependencies: [
                "BenchmarkSupport", "CAllocator", "ShiraseBuild", "ShiraseCore", "ShiraseSite", "ShiraseTheme",
            ],
            path: "Benchmarks/Build", exclude: ["hugo-layouts", "hugo.toml", "shirase-templates"]),
        .executableTarget(name: "build-floor", dependencies: ["CCmark"], path: "Benchmarks/Floor"),

        .target(name: "TestSupport", dependencies: ["ShiraseClinic", "ShiraseCore"], path: "Tests/TestSupport"),
        .testTarget(name: "ShiraseCoreTests", dependencies: ["ShiraseCore", "TestSupport"]),
        .testTarget(
            name: "ShiraseClinicTests", dependencies: ["ShiraseClinic", "ShiraseCore", "TestSupport"],
            exclude: ["Clinics", "JapaneseHolidays.txt", "Moments.txt"]),
        .testTarget(name: "ShiraseMarkdownTests", dependencies: ["ShiraseMarkdown", "TestSupport"]),
        .testTarget(name: "ShirasePicturesTests", dependencies: ["ShirasePictures", "TestSupport"]),
        .testTarget(
            name: "ShiraseSiteTests",
            dependencies: [
                "ShiraseClinic", "ShiraseMarkdown", "ShiraseSite", "TestSupport",
                // What Shirase makes of templates is compared with what it makes of them.
                .product(name: "Mustache", package: "swift-mustache"),
            ]),
        .testTarget(name: "ShiraseSyndicationTests", dependencies: ["ShiraseSyndication", "TestSupport"]),
        .testTarget(
            name: "ShiraseBuildTests",
            dependencies: ["ShiraseBuild", "ShiraseClinic", "ShirasePictures", "ShiraseTheme", "TestSupport"]),
        .testTarget(name: "ShiraseCommandTests", dependencies: ["shirase", "ShiraseCore", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)
