/// A step of rendering a template. Names are resolved: a step knows in which of the contexts around it its value stands.
indirect enum RenderStep: Sendable {
    case literal([UInt8])
    case show(ValuePath, isEscaped: Bool)
    /// - `entersContext`: a flag shows its inside without entering anything.
    case section(ValuePath, entersContext: Bool, [RenderStep])
    case inverted(ValuePath, [RenderStep])
}

/// Where a value stands among the contexts of a place in a template, which are numbered from the outermost one.
indirect enum ValuePath: Sendable {
    /// The context itself: `{{.}}`.
    case context(Int)
    case field(Int, of: ValuePath)
    case name(String, of: ValuePath)
    /// A dotted name inside of something that the author wrote. What it means is known only then: if the context has no such names, what
    /// it means further out.
    case open([String], context: Int, otherwise: ValuePath?)
    case position(ListPosition)
}

/// Where in a list the innermost context stands.
enum ListPosition: String, Sendable, CaseIterable {
    case first, last, even, odd, index
}
