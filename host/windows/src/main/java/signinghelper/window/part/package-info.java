/**
 * Common parts of windows: texts, panels, tables, colours and icons. It does not depend on the other window packages.
 */
@NullMarked
package signinghelper.window.part;

import org.jspecify.annotations.NullMarked;
