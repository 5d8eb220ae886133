/** JSON that is signed as a record of its own, such as a receipt: what all such records have in common. */
@NullMarked
package signinghelper.formats.internal.record;

import org.jspecify.annotations.NullMarked;
