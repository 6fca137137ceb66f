// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <mutex>

namespace synoptic {

/// A value that is made when it is first asked for, or given at once. Copies share it; asking is thread-safe.
template <typename Value>
class Deferred
{
public:
    Deferred() : Deferred(Value()) {}
    Deferred(Value value) : m_state(std::make_shared<State>())
    {
        m_state->value = std::move(value);
        std::call_once(m_state->once, [] {});
    }
    /// \p make runs once at most, and is given up afterwards.
    explicit Deferred(std::function<Value()> make) : m_state(std::make_shared<State>())
    {
        m_state->make = std::move(make);
    }

    [[nodiscard]] const Value &get() const
    {
        std::call_once(m_state->once, [state = m_state.get()] {
            state->value = state->make();
            state->make = nullptr;
        });
        return m_state->value;
    }

private:
    struct State
    {
        std::once_flag once;
        std::function<Value()> make;
        Value value{};
    };
    std::shared_ptr<State> m_state;
};

} // namespace synoptic
