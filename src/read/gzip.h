// gzip: what it packs, up to the very byte at which it breaks off.
#pragma once

#include "read/byte_source.h"

namespace claimgraph {

/// Unpacks one member after the other (RFC 1952); zeros behind them are padding. What was unpacked before a
/// break or a wrong checksum is given out before the error, which tells how far both sides went. Stops at
/// what unpacks to more than Archive::kMostRatio times its size. `source` must outlive it.
Pull unpack_gzip(ByteSource& source);

}  // namespace claimgraph
