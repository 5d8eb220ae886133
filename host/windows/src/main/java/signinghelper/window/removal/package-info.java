/** Window with the question about the data to keep when the program is removed. */
@NullMarked
package signinghelper.window.removal;

import org.jspecify.annotations.NullMarked;
