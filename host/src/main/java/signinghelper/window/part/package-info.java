/** Parts that every window is made of: words, plain texts, panels, tables, colours and icons. Knows no other room. */
@NullMarked
package signinghelper.window.part;

import org.jspecify.annotations.NullMarked;
