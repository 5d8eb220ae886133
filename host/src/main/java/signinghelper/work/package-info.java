/** What the program does, whoever asks: a page, a command at a terminal, or the user at the helper window. */
@NullMarked
package signinghelper.work;

import org.jspecify.annotations.NullMarked;
