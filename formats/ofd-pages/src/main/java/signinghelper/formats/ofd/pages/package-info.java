/**
 * Drawing of OFD pages (GB/T 33190-2016, clauses 7 to 15): text, paths, pictures, templates, annotations and seals. A page with
 * anything else is not drawn at all, since a page that lacks a part could mislead.
 */
@NullMarked
package signinghelper.formats.ofd.pages;

import org.jspecify.annotations.NullMarked;
