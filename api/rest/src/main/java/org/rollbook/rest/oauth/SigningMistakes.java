package org.rollbook.rest.oauth;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollbook.rest.Percent;

/**
 * Says to administrators why a signature does not match: the base string as this service built it, and, where one of
 * the mistakes that clients usually make leads to the signature that was sent, that mistake.
 *
 * @param secrets of the connection that could have been used
 * @param host that the request was sent to, when it names one
 */
record SigningMistakes(
        SignedRequest request,
        List<String> secrets,
        @Nullable String host) {
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

    private record Mistake(String sentence, SignatureMethod method, String text, String key) {}

    String told() {
        var base = request.readings().getFirst();
        return "Base string: " + base.text() + "\n"
                + secrets.stream()
                        .flatMap(this::mistakes)
                        .filter(this::leadsToTheSignature)
                        .map(Mistake::sentence)
                        .distinct()
                        .reduce((one, other) -> one + "\n" + other)
                        .orElse(
                                "None of the usual mistakes leads to the signature that was sent: compare the base strings; if"
                                        + " they are equal, the secret is another one.");
    }

    private boolean leadsToTheSignature(Mistake mistake) {
        return request.isSignedBy(mistake.method().hmac(mistake.text(), mistake.key()));
    }

    private Stream<Mistake> mistakes(String secret) {
        var key = Percent.encode(secret) + "&";
        var base = request.readings().getFirst();
        var mistakes = new ArrayList<Mistake>();
        mistakes.add(said("The key lacks the & behind the secret.", base.text(), Percent.encode(secret)));
        mistakes.add(new Mistake(
                "The signature was made by another method than oauth_signature_method says.",
                request.method() == SignatureMethod.HMAC_SHA1 ? SignatureMethod.HMAC_SHA256 : SignatureMethod.HMAC_SHA1,
                base.text(),
                key));
        mistakes.add(said(
                "The parameters of the query are not signed.", ofProtocol(base).text(), key));
        mistakes.add(said("The parameters are not sorted.", base.unsorted(), key));
        mistakes.add(
                said("Names and values of the parameters are not encoded by themselves.", base.encodedOnce(), key));
        mistakes.add(said(
                "Blanks in parameters are signed as + instead of %20.",
                base.text(base.normalised().replace("%20", "+")), key));
        mistakes.add(
                said("Percent escapes are signed in small letters.", small(base.text(small(base.normalised()))), key));
        mistakes.add(said("The method is signed in small letters.", smallMethod(base), key));
        Stream.of("oauth_version", "oauth_token", "oauth_body_hash")
                .filter(name ->
                        base.parameters().stream().anyMatch(one -> one.name().equals(name)))
                .forEach(name -> mistakes.add(said(
                        name + " is sent, but not signed.",
                        base.without(Stream.of(name)).text(),
                        key)));
        addresses(base)
                .forEach(other -> mistakes.add(said(
                        "The address that is signed is " + other + ".",
                        base.at(other).text(),
                        key)));
        return mistakes.stream();
    }

    private Mistake said(String sentence, String text, String key) {
        return new Mistake(sentence, request.method(), text, key);
    }

    private static BaseString ofProtocol(BaseString base) {
        return base.without(
                base.parameters().stream().map(BaseString.Parameter::name).filter(name -> !name.startsWith("oauth_")));
    }

    private static String small(String text) {
        return ESCAPE.matcher(text).replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
    }

    private static String smallMethod(BaseString base) {
        int end = base.text().indexOf('&');
        return base.text().substring(0, end).toLowerCase(Locale.ROOT)
                + base.text().substring(end);
    }

    /** Other scheme, other host, explicit port, decoded path, with or without a slash at the end. */
    private List<String> addresses(BaseString base) {
        var uri = URI.create(base.address());
        var path = uri.getRawPath();
        var hosts = new ArrayList<String>(List.of(uri.getRawAuthority()));
        if (host != null) {
            hosts.add(host.toLowerCase(Locale.ROOT));
        }
        if (uri.getPort() < 0) {
            hosts.add(uri.getHost() + (uri.getScheme().equals("https") ? ":443" : ":80"));
        } else {
            hosts.add(uri.getHost());
        }
        return Stream.of("https://", "http://")
                .flatMap(scheme -> hosts.stream().map(one -> scheme + one))
                .flatMap(origin -> Stream.of(
                                path,
                                path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/",
                                uri.getPath())
                        .map(one -> origin + one))
                .filter(address -> !address.equals(base.address()))
                .distinct()
                .collect(Collectors.toList());
    }
}
