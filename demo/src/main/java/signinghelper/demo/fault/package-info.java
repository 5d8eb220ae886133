/** Faults that keep users from logging in, made on purpose: for trying the diagnosis. */
@NullMarked
package signinghelper.demo.fault;

import org.jspecify.annotations.NullMarked;
