import Retrieval
import SystemIO

/// A thread that answers no request may work beside one that does.
extension BlockingExecutor: SideWork {}
