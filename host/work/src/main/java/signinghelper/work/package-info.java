/** Use cases of the program: a page, a command at a terminal, or the user at the helper window asks for them. */
@NullMarked
package signinghelper.work;

import org.jspecify.annotations.NullMarked;
