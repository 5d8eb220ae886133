/** The prompts and the helper window in Swing. */
@NullMarked
package signinghelper.window;

import org.jspecify.annotations.NullMarked;
