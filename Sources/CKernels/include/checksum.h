#pragma once
// CRC-32C (Castagnoli, reflected polynomial 0x82F63B78), the checksum of iSCSI (RFC 3720) and ext4.
#include <stddef.h>
#include <stdint.h>

// The checksum of `count` bytes that follow bytes whose checksum is `previous` (0 at the start).
// `bytes` may be null where `count` is 0. About 10 GB/s with SSE4.2, 0.4 GB/s without.
uint32_t lk_crc32c(uint32_t previous, const void *_Nullable bytes, size_t count);

// The definition, byte by byte: for tests of the above.
uint32_t lk_crc32c_portable(uint32_t previous, const void *_Nullable bytes, size_t count);
