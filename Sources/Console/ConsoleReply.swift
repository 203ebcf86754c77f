/// What a page's request comes to.
package enum ConsoleReply: Sendable {
    /// A whole document.
    case html(status: Int, String)
    /// After a form was taken: the browser reads that page, so that loading it again sends nothing twice.
    ///
    /// - Parameter path: within the console, beginning with one slash.
    case seeOther(path: String)
    /// A page of its own, in HTML with its style inside and without head and foot: to be printed or kept.
    case document([UInt8])
    /// Something that the pages need, or that a reader wants to keep.
    case file(contentType: String, bytes: [UInt8], name: String?)
}
