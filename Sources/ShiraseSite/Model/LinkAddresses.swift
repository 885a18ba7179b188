import ShiraseCore
import Synchronization

/// Where the links and pictures of documents lead, in the order of their references. A document's are resolved when somebody asks for them.
public final class LinkAddresses: Sendable {
    private let resolver: LinkResolver
    private let resolved = Mutex<[String: [LinkResolver.Address]]>([:])

    public init(_ resolver: LinkResolver) { self.resolver = resolver }

    public subscript(document: Document) -> [LinkResolver.Address] {
        if document.outline.references.isEmpty { return [] }
        let file = document.path.file
        if let known = resolved.withLock({ $0[file] }) { return known }
        // What is wrong is said where documents are checked.
        let addresses = resolver.addresses(of: document).addresses
        resolved.withLock { $0[file] = addresses }
        return addresses
    }

    /// Resolves those of many documents.
    /// - Returns: what is wrong with them.
    public func resolve(_ documents: [Document], jobs: Int) async throws -> [Diagnostic] {
        let links = try await documents.concurrentMap(jobs: jobs) { self.resolver.addresses(of: $0) }
        resolved.withLock { resolved in
            for (document, link) in zip(documents, links) { resolved[document.path.file] = link.addresses }
        }
        return links.flatMap(\.diagnostics)
    }
}
