package org.rollbook.rest.oneroster;

/**
 * The CRC-32 of one text behind another, from theirs: a checksum is a polynomial over bits, and each byte that follows
 * multiplies it by x to the eighth. The highest bit stands for the lowest power.
 */
final class Crc32 {
    private static final int POLYNOMIAL = 0xEDB88320;
    private static final int ONE = 0x8000_0000;
    private static final int X_TO_THE_EIGHTH = ONE >>> 8;

    private Crc32() {}

    /** @param length of the second text, in bytes */
    static int ofBoth(int first, int second, long length) {
        int shift = ONE;
        int power = X_TO_THE_EIGHTH;
        for (long left = length; left > 0; left >>>= 1) {
            if ((left & 1) == 1) {
                shift = product(shift, power);
            }
            power = product(power, power);
        }
        return product(first, shift) ^ second;
    }

    private static int product(int a, int b) {
        int sum = 0;
        int multiple = b;
        for (int bit = ONE; bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                sum ^= multiple;
            }
            multiple = (multiple & 1) == 0 ? multiple >>> 1 : (multiple >>> 1) ^ POLYNOMIAL;
        }
        return sum;
    }
}
