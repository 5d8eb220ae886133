/**
 * Drawing of OFD pages (GB/T 33190-2016, clauses 7 to 15): text, paths, pictures, objects made of others, templates,
 * annotations and seals. All that can be drawn is drawn. What is missing, and what other readers may show otherwise, is named,
 * so that a page never shows less than it says.
 */
@NullMarked
package signinghelper.formats.ofd.pages;

import org.jspecify.annotations.NullMarked;
