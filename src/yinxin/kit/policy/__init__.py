"""Who may open an address. Every address declares it; what declares nothing opens for nobody."""

from yinxin.kit.policy.declared import PUBLIC, SIGNED_IN, Policy, policy

__all__ = ["PUBLIC", "SIGNED_IN", "Policy", "policy"]
