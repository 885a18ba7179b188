import ShiraseCore
import ShiraseSite

/// What a build follows from, so that the next one knows what it need not do again.
extension Build {
    /// Of everything that a build's outputs are computed from, the time excepted.
    func key(_ tree: SourceTree, _ fingerprints: SourceFingerprints, _ folder: String) -> Fingerprint {
        var writer = BinaryWriter()
        for text in [
            ProgramIdentity.text, options.root, folder, options.baseURL?.url("") ?? "", options.date ?? "",
        ] {
            writer.write(text)
        }
        for flag in [options.includesDrafts, options.includesFuture, options.makesPictures] { writer.write(flag) }
        fingerprints.write(tree.paths, to: &writer)
        return writer.fingerprint
    }

    /// Of everything that a site is made from but the texts of its documents: what is published, every other file, what time makes of it.
    func siteKey(
        _ site: Site, _ renderer: PageRenderer, _ tree: SourceTree, _ fingerprints: SourceFingerprints,
        _ faces: [String: Fingerprint]
    ) -> Fingerprint {
        var writer = BinaryWriter()
        writer.write(ProgramIdentity.text)
        writer.write(options.root)
        writer.write(options.baseURL?.url("") ?? "")
        writer.write(options.makesPictures)
        for path in tree.paths {
            guard let fingerprint = faces[path] ?? fingerprints.files[path] else { continue }
            writer.write(path)
            writer.write(fingerprint)
        }
        writer.write(fingerprints.theme)
        writer.write(site.documents.count)
        for document in site.documents { writer.write(document.path.file) }
        renderer.writeCommon(to: &writer)
        writer.write(site.now.dateText)
        return writer.fingerprint
    }

    /// What pages are made from, beside what they see of the site.
    func pageSources(_ memory: BuildMemory, _ documents: [Document], _ inputs: Inputs) -> PageSources {
        var environment = BinaryWriter()
        environment.write(ProgramIdentity.text)
        memory.fingerprints.write(["content/site.yml"], to: &environment)
        environment.write(options.baseURL?.url("") ?? "")
        // Dates of another year are written with it.
        environment.write(inputs.now.year)
        let files = memory.fingerprints.files
        return PageSources(
            environment: environment.fingerprint, clinic: files["content/clinic.yml"],
            // What `clinic.yml` writes has no file.
            documents: Dictionary(
                documents.map { ($0.path.file, files[$0.path.file] ?? Fingerprint($0.source.bytes)) }
            ) { first, _ in first })
    }
}
