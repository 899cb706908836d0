#pragma once

#include <functional>

#include "connection.h"
#include "session.h"

namespace toposcope::store::sqlite {

/// One short transaction that waits for nobody: not for a writer, nor for the disk while what
/// others wrote is moved out of the log.
/// \throws Failure kUnavailable      somebody is writing, or makes the first import
/// \throws Failure kInvalidArgument  the session is read-only
void write_at_once(Session& session, const std::function<void(Connection& db)>& work);

/// write_at_once() for what may wait, as long as busy_timeout says.
/// \throws Failure  as write_at_once()
void write_short(Session& session, const std::function<void(Connection& db)>& work);

}  // namespace toposcope::store::sqlite
