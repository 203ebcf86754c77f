import CKernels

/// CRC-32C of some bytes. About 8 GB/s. The only file of this module that imports the kernels.
package func crc32c(_ bytes: UnsafeRawBufferPointer) -> UInt32 { lk_crc32c(0, bytes.baseAddress, bytes.count) }
