/** The edge: what all routes share. Requests have ids, answers have safe headers, failures are told as problems. */
@NullMarked
package org.rollbook.rest;

import org.jspecify.annotations.NullMarked;
