package org.rollbook.rest.oauth;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollbook.rest.Percent;

/**
 * What is signed of a request (RFC 5849, section 3.4.1).
 *
 * @param method in capitals
 * @param address of the request as the client sees it, without query
 * @param parameters decoded, from query, header and form, without the signature
 */
record BaseString(String method, String address, List<Parameter> parameters) {
    private static final Comparator<String[]> ORDER =
            Comparator.<String[], String>comparing(pair -> pair[0]).thenComparing(pair -> pair[1]);

    /** A name and its value, decoded. */
    record Parameter(String name, String value) {}

    BaseString {
        parameters = List.copyOf(parameters);
    }

    String text() {
        return text(normalised());
    }

    String normalised() {
        return joined(pairs().sorted(ORDER));
    }

    /** With the parameters in the order in which they came. */
    String unsorted() {
        return text(joined(pairs()));
    }

    /** With the parameters encoded once only. */
    String encodedOnce() {
        return text(parameters.stream()
                .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("&")));
    }

    BaseString at(String otherAddress) {
        return new BaseString(method, otherAddress, parameters);
    }

    BaseString without(Stream<String> names) {
        var gone = names.collect(Collectors.toSet());
        return new BaseString(
                method,
                address,
                parameters.stream()
                        .filter(parameter -> !gone.contains(parameter.name()))
                        .toList());
    }

    String text(String normalised) {
        return method.toUpperCase(Locale.ROOT) + "&" + Percent.encode(address) + "&" + Percent.encode(normalised);
    }

    private Stream<String[]> pairs() {
        return parameters.stream()
                .map(parameter -> new String[] {Percent.encode(parameter.name()), Percent.encode(parameter.value())});
    }

    private static String joined(Stream<String[]> pairs) {
        return pairs.map(pair -> pair[0] + "=" + pair[1]).collect(Collectors.joining("&"));
    }
}
