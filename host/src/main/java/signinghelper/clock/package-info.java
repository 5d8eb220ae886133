/** Best known time and how far it may be off. Nothing else in the host reads a clock. */
@NullMarked
package signinghelper.clock;

import org.jspecify.annotations.NullMarked;
