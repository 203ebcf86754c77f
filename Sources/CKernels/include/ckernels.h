#pragma once
// The kernels of the encoder, the vector scan, posting lists and the checksum, one header each.
#include "cpu.h"
#include "scan_kernels.h"
#include "postings_kernels.h"
#include "checksum.h"
#include "encoder_kernels.h"
